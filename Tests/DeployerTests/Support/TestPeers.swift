import Crypto
import Foundation
import Hexadecimal
import Synchronization
import Testing

@testable import Deployer

/// A Trainer, an Evaluator and a Collector in memory, which tests can make misbehave.
final class TestPeers: ModelRegistry, VerdictSource, TurnSink {
  /// One model version: its files, and what is said about it.
  struct Version: Sendable {
    var record: ModelVersionRecord
    /// In the order they are sent.
    var files: [(name: String, content: Data)]
    var verdict: SignedVerdict?
  }

  /// The fields of a verdict, as this test's Evaluator writes them.
  struct VerdictPayload: Codable {
    var evaluationID: String
    var modelVersionID: String
    var digest: String
    var datasetRoot: String
    var outcome: String
  }

  private struct State {
    var versions: [ModelVersionID: Version] = [:]
    var isTrainerAway = false
    var isEvaluatorAway = false
    var artifactReads = 0
    var turns: [String: ServedTurn] = [:]
    var handOvers = 0
    var collectorFailures = 0
    var losesAcknowledgements = false
    var refusedTurns: Set<String> = []
  }

  let signer = TestSigner()
  private let state = Mutex(State())

  // MARK: Set-up

  /// Adds a model version whose file says which model it is.
  @discardableResult
  func add(
    _ name: String, runRequestedBy: String = "service:trainer", evaluation: String? = nil,
    outcome: String? = "pass", change: (inout Version) throws -> Void = { _ in }
  ) throws -> ModelVersionID {
    let id = ModelVersionID(name)
    let model = Data(name.utf8)
    let manifest = Data(
      """
      {"provider":"test","files":[{"name":"model.txt",\
      "sha256":"\(SHA256.hash(data: model).hexadecimal)"}]}
      """.utf8)
    let digest = ModelDigest(of: SHA256.hash(data: manifest))
    var version = Version(
      record: ModelVersionRecord(
        id: id, digest: digest, datasetRoot: "sha256:dataset", runRequestedBy: runRequestedBy,
        signature: try self.signer.sign(manifest, as: .trainer), keyID: "trainer-1"),
      files: [("manifest.json", manifest), ("model.txt", model)])
    if let outcome {
      version.verdict = try self.verdict(
        VerdictPayload(
          evaluationID: evaluation ?? "eval-\(name)", modelVersionID: name,
          digest: digest.rawValue, datasetRoot: "sha256:dataset", outcome: outcome))
    }
    try change(&version)
    self.state.withLock { $0.versions[id] = version }
    return id
  }

  /// A verdict with the Evaluator's signature.
  func verdict(_ payload: VerdictPayload, signedBy signer: Signer = .evaluator) throws
    -> SignedVerdict
  {
    let bytes = try JSONEncoder().encode(payload)
    return SignedVerdict(
      payload: bytes, signature: try self.signer.sign(bytes, as: signer), keyID: "evaluator-1")
  }

  func remove(_ id: ModelVersionID) { self.state.withLock { $0.versions[id] = nil } }

  var isTrainerAway: Bool {
    get { self.state.withLock { $0.isTrainerAway } }
    set { self.state.withLock { $0.isTrainerAway = newValue } }
  }

  var isEvaluatorAway: Bool {
    get { self.state.withLock { $0.isEvaluatorAway } }
    set { self.state.withLock { $0.isEvaluatorAway = newValue } }
  }

  var artifactReads: Int { self.state.withLock { $0.artifactReads } }

  func record(_ id: ModelVersionID) throws -> ModelVersionRecord {
    try #require(self.state.withLock { $0.versions[id] }).record
  }

  // MARK: ModelRegistry

  func modelVersion(_ id: ModelVersionID) async throws -> ModelVersionRecord {
    try self.version(id).record
  }

  func readArtifact(
    of id: ModelVersionID, _ receive: (ArtifactPiece) async throws -> Void
  ) async throws {
    let version = try self.version(id)
    self.state.withLock { $0.artifactReads += 1 }
    for (name, content) in version.files {
      // Two pieces each, so that offsets matter.
      let half = content.count / 2
      try await receive(
        ArtifactPiece(file: name, offset: 0, data: content.prefix(half), isLastOfFile: false))
      try await receive(
        ArtifactPiece(
          file: name, offset: UInt64(half), data: Data(content.dropFirst(half)),
          isLastOfFile: true))
    }
  }

  private func version(_ id: ModelVersionID) throws -> Version {
    let (version, isAway) = self.state.withLock { ($0.versions[id], $0.isTrainerAway) }
    if isAway {
      throw DeployerError.dependencyUnavailable(service: "the Trainer", detail: "away")
    }
    guard let version else { throw DeployerError.unknownModel(id) }
    return version
  }

  // MARK: VerdictSource

  func verdict(on id: ModelVersionID) async throws -> SignedVerdict? {
    let (verdict, isAway) = self.state.withLock { ($0.versions[id]?.verdict, $0.isEvaluatorAway) }
    if isAway {
      throw DeployerError.dependencyUnavailable(service: "the Evaluator", detail: "away")
    }
    return verdict
  }

  func decode(_ payload: Data) -> Verdict? {
    guard let payload = try? JSONDecoder().decode(VerdictPayload.self, from: payload),
      let outcome = Verdict.Outcome(rawValue: payload.outcome)
    else { return nil }
    return Verdict(
      evaluationID: EvaluationID(payload.evaluationID),
      modelVersionID: ModelVersionID(payload.modelVersionID),
      digest: ModelDigest(payload.digest), datasetRoot: payload.datasetRoot, outcome: outcome,
      issuedAt: Date(timeIntervalSince1970: 0))
  }

  // MARK: TurnSink

  /// The turns that the Collector holds, by id.
  var turns: [String: ServedTurn] { self.state.withLock { $0.turns } }
  var handOvers: Int { self.state.withLock { $0.handOvers } }

  func failNextHandOvers(_ count: Int, afterStoring: Bool = false) {
    self.state.withLock { state in
      state.collectorFailures = count
      state.losesAcknowledgements = afterStoring
    }
  }

  func refuseTurn(_ id: String) { self.state.withLock { _ = $0.refusedTurns.insert(id) } }

  func handOver(_ turns: [ServedTurn]) async throws -> [RefusedTurn] {
    try self.state.withLock { state in
      state.handOvers += 1
      let fails = state.collectorFailures > 0
      if fails { state.collectorFailures -= 1 }
      let refused = turns.filter { state.refusedTurns.contains($0.id) }
      if !fails || state.losesAcknowledgements {
        for turn in turns where !state.refusedTurns.contains(turn.id) {
          state.turns[turn.id] = turn
        }
      }
      if fails {
        throw DeployerError.dependencyUnavailable(service: "the Collector", detail: "away")
      }
      return refused.map { RefusedTurn(id: $0.id, reason: "no user turn") }
    }
  }
}
