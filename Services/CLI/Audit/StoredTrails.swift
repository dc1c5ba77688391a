import Auditing
import Foundation
import RESTContract
import ServiceKit
import StoreKit

/// The audit trails in the files of a stopped system, or in copies of them. Nothing is written there.
struct StoredTrails {
  private let stores: [AuditEvidence]
  private let witnesses: [AuditEvidence]
  private let heads: [AuditCheckpoint]
  private let signatures: CheckpointSignatures

  /// - Parameters:
  ///   - path: A store's file, the directory of a service, or that of a system.
  ///   - services: Whose trails to look at; empty for all.
  ///   - witnessPaths: Further files and directories with what witnesses keep.
  ///   - headLines: Heads that were printed.
  ///   - keys: The directory with the services' verifying keys.
  init(
    at path: URL, services: [String], witnessPaths: [URL], headLines: [String], keys: URL
  ) throws {
    let all = try Self.open(path)
    self.stores = all.filter { services.isEmpty || services.contains($0.name) }
    self.witnesses = all + (try witnessPaths.flatMap(Self.open))
    guard !self.stores.isEmpty else {
      throw CommandFailure(.noInput, "there is no store of the service at \(path.path)")
    }
    do {
      self.signatures = CheckpointSignatures(try VerifyingKeys(in: KeyDirectory(keys)))
    } catch {
      throw CommandFailure(
        .configuration, "the services' verifying keys cannot be read: \(error)",
        remedy: "Name the directory of the .signing.pub files with --keys.")
    }
    let signatures = self.signatures
    self.heads = try headLines.map { line in
      guard let head = AuditCheckpoint(line: line.trimmingCharacters(in: .whitespacesAndNewlines))
      else { throw CommandFailure(.badInput, "\(CheckpointError.malformed)") }
      do {
        try signatures.verify(head)
      } catch {
        throw CommandFailure(.badInput, "the head of --head is not good: \(error)")
      }
      return head
    }
  }

  private static func open(_ path: URL) throws -> [AuditEvidence] {
    let files = AuditEvidence.databases(at: path)
    guard !files.isEmpty else {
      throw CommandFailure(.noInput, "there is no store at \(path.path)")
    }
    do {
      return try files.map { try AuditEvidence($0) }
    } catch StoreError.ownedByAnother(let path, let holder) {
      throw CommandFailure(
        .configuration, "\(path) is owned by \(holder)",
        remedy: "Verify a running system without --data, or stop it.")
    } catch {
      throw CommandFailure(.noInput, "\(error)")
    }
  }

  /// Verifies each trail.
  func verify() async throws -> [AuditVerificationResource] {
    var results: [AuditVerificationResource] = []
    for store in self.stores { results.append(try await self.verify(store)) }
    return results
  }

  /// The newest checkpoint of each trail.
  func newestHeads() throws -> [AuditCheckpoint] {
    try self.stores.compactMap { try $0.newestCheckpoint() }
  }

  private func verify(_ store: AuditEvidence) async throws -> AuditVerificationResource {
    let kept = try self.newestTestimony(of: store.name)
    let newest = kept.max { $0.checkpoint.head.sequence < $1.checkpoint.head.sequence }
    return AuditVerificationResource(
      of: store.name, try await self.examine(store, against: kept),
      witness: newest?.witness.name, witnessed: newest?.checkpoint.head.sequence)
  }

  private func examine(
    _ store: AuditEvidence, against kept: [Testimony]
  ) async throws -> AuditVerification {
    let (service, signatures) = (store.name, self.signatures)
    var testimony = AuditTestimony(
      checkpoints: self.heads.filter { $0.service == service } + kept.map(\.checkpoint),
      accepts: { signatures.accepts($0, of: service) })
    for item in kept {
      if try store.verify(against: testimony).isIntact { break }
      guard let other = try await Self.contradicted(item, of: store),
        signatures.accepts(other, of: service)
      else { continue }
      // With its outline the place can be told exactly.
      testimony.heads.append(other.previous)
      testimony.checkpoints.append(other)
    }
    return try store.verify(against: testimony)
  }

  /// The first checkpoint that a witness keeps and a trail does not agree with.
  private static func contradicted(
    _ kept: Testimony, of store: AuditEvidence
  ) async throws -> AuditCheckpoint? {
    try await DivergenceSearch.firstContradicted(upTo: kept.checkpoint.head.sequence) {
      try kept.witness.testimony(of: store.name, after: $0)
    } hash: {
      try store.hash(of: $0)
    }
  }

  private func newestTestimony(
    of service: String
  ) throws -> [Testimony] {
    try self.witnesses.compactMap { witness in
      let checkpoint: AuditCheckpoint
      do {
        guard let newest = try witness.newestTestimony(of: service) else { return nil }
        try self.signatures.verify(newest)
        checkpoint = newest
      } catch {
        throw CommandFailure(
          .refused, "what the \(witness.name) keeps of the \(service) was changed: \(error)")
      }
      return Testimony(witness: witness, checkpoint: checkpoint)
    }
  }
}

/// The newest checkpoint of a trail that a witness keeps.
private struct Testimony {
  let witness: AuditEvidence
  let checkpoint: AuditCheckpoint
}

extension AuditVerificationResource {
  fileprivate init(
    of service: String, _ result: AuditVerification, witness: String?, witnessed: UInt64?
  ) {
    let damage = result.damage
    self.init(
      service: service, isIntact: damage == nil,
      intactEntries: Int(clamping: result.intactEntries),
      firstBadSequence: damage.map { Int(clamping: $0.sequence) },
      damage: damage?.kind.rawValue, detail: damage?.detail,
      vouchedSequence: Int(clamping: result.checkpoint?.sequence ?? 0),
      witness: witness, witnessedSequence: witnessed.map { Int(clamping: $0) })
  }
}
