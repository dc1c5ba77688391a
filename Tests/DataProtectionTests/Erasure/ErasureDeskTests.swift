import FieldEncryption
import Foundation
import GRDB
import Hexadecimal
import ServiceKit
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import DataProtection

@Suite("Erasure of a subject")
struct ErasureDeskTests {
  private static let anna = ErasureRequest(subject: "anna")

  private func storeWithLetters() async throws -> ProtectedStore {
    let live = try await ProtectedStore()
    try await live.write("Anna's letter", id: "1", of: "anna")
    try await live.write("Bert's letter", id: "2", of: "bert")
    return live
  }

  private func erase(
    _ live: ProtectedStore, _ request: ErasureRequest = Self.anna,
    _ eraser: any SubjectEraser = LetterEraser()
  ) async throws -> ErasureDesk.Outcome? {
    try await live.desk(eraser).erase(request, reason: "asked to", for: ProtectedStore.caller)
  }

  @Test func `leaves nothing of the subject in any file, the backups included`() async throws {
    let live = try await self.storeWithLetters()
    let wrapped = try #require(try await live.wrappedKey(of: "anna"))
    let sealed = try #require(
      try await live.store.read {
        try Data.fetchOne($0, sql: "SELECT body FROM letter WHERE id = '1'")
      })
    let place = try await live.backUp()
    #expect(try live.directory.holds(wrapped) && live.directory.holds(sealed))
    _ = try await self.erase(live)
    #expect(try !live.directory.holds(wrapped) && !live.directory.holds(sealed))
    #expect(try await live.letters() == ["2"])
    let report = try await live.restoration(of: place).restore(into: live.target(), erasures: [])
    let restored = try await ProtectedStore(report.directory, in: live.owner, signer: live.signer)
    await #expect(throws: FieldEncryptionError.self) { try await restored.text("1") }
    #expect(try await restored.text("2") == "Bert's letter")
  }

  @Test func `is stated in a receipt that verifies with the service's public key alone`()
    async throws
  {
    let live = try await self.storeWithLetters()
    let place = try await live.backUp()
    let outcome = try #require(try await self.erase(live))
    let statement = try JSONDecoder().decode(
      SignedStatement.self, from: Data(outcome.receiptJSON.utf8))
    let receipt = try ErasureReceipt(statement, keys: live.verifying)
    #expect(receipt.facts.subjects == [.init(subject: "anna", lastKeyVersion: 1)])
    #expect(receipt.facts.removed == ["letters": 1])
    #expect(receipt.backupsRewritten == [place.lastPathComponent])
    #expect((receipt.requestedBy, receipt.reason) == ("anna", "asked to"))
    let head = try await live.store.read { try AuditLog.head(in: $0) }
    #expect(receipt.auditSequence == head.sequence)
    #expect(receipt.auditHash == head.hash.hexadecimal)
    let stranger = VerifyingKeys([SigningKey.ephemeral(for: .collector).verifyingKey])
    #expect(throws: SignatureError.self) { try ErasureReceipt(statement, keys: stranger) }
    let changed = outcome.receiptJSON.replacing(
      statement.payload.base64EncodedString(),
      with: Data(
        String(decoding: statement.payload, as: UTF8.self)
          .replacing("\"letters\":1", with: "\"letters\":2").utf8
      ).base64EncodedString())
    #expect(changed != outcome.receiptJSON)
    let forged = try JSONDecoder().decode(SignedStatement.self, from: Data(changed.utf8))
    #expect(throws: SignatureError.self) { try ErasureReceipt(forged, keys: live.verifying) }
  }

  @Test func `is in the audit trail, whose chain still verifies`() async throws {
    let live = try await self.storeWithLetters()
    _ = try await self.erase(live)
    #expect(try await live.audit() == ["subject.erase succeeded", "erasure.finish succeeded"])
    #expect(try await live.store.read { try AuditLog.verify(in: $0) }.isIntact)
  }

  @Test func `is refused when it cannot be recorded`() async throws {
    let live = try await self.storeWithLetters()
    try await live.breakAudit()
    await #expect(throws: (any Error).self) { try await self.erase(live) }
    #expect(try await live.text("1") == "Anna's letter")
  }

  @Test func `done again gives the same receipt`() async throws {
    let live = try await self.storeWithLetters()
    let first = try #require(try await self.erase(live))
    #expect(try await self.erase(live)?.receiptJSON == first.receiptJSON)
    let traced = ErasureRequest(snapshotIDs: ["sha256:1"])
    let trace = try #require(try await self.erase(live, traced))
    #expect(try await self.erase(live, traced)?.receiptJSON == trace.receiptJSON)
    #expect(trace.receiptJSON != first.receiptJSON)
  }

  @Test func `of somebody who came back erases what is new, with another receipt`() async throws {
    let live = try await self.storeWithLetters()
    let first = try #require(try await self.erase(live))
    try await live.write("Anna again", id: "3", of: "anna")
    let second = try #require(try await self.erase(live))
    #expect(second.receiptJSON != first.receiptJSON)
    #expect(second.record.facts.subjects == [.init(subject: "anna", lastKeyVersion: 2)])
    #expect(try await live.letters() == ["2"])
  }

  @Test func `of somebody who is not known is no erasure, and is recorded`() async throws {
    let live = try await self.storeWithLetters()
    #expect(try await self.erase(live, ErasureRequest(subject: "carl")) == nil)
    #expect(try await live.audit() == ["subject.erase failed"])
  }

  @Test func `that was interrupted anywhere is finished, by itself or when it is asked for again`()
    async throws
  {
    struct Interruption: Error {}
    /// Fails at what follows the destruction of the keys.
    struct Interrupted: SubjectEraser {
      let letters = LetterEraser()

      func subjects(of request: ErasureRequest, in db: Database) throws -> [String] {
        try self.letters.subjects(of: request, in: db)
      }
      func removeRemains(of erasure: Erasure, in db: Database) throws -> ErasureFacts {
        try self.letters.removeRemains(of: erasure, in: db)
      }
      func settle(_ facts: ErasureFacts, requestedBy: String) async throws {
        throw Interruption()
      }
    }
    for isAskedAgain in [true, false] {
      let live = try await self.storeWithLetters()
      let place = try await live.backUp()
      await #expect(throws: Interruption.self) {
        try await self.erase(live, Self.anna, Interrupted())
      }
      // The keys are gone in any case, but not those in the backup.
      #expect(try await live.wrappedKey(of: "anna") == nil)
      #expect(try await live.letters() == ["2"])
      #expect(try await Self.subjects(place, live).contains("anna"))
      if isAskedAgain {
        _ = try #require(try await self.erase(live))
      } else {
        #expect(try await live.desk().finishAll().erasures == 1)
      }
      #expect(try await !Self.subjects(place, live).contains("anna"))
      #expect(try await live.desk().journal.unfinished().isEmpty)
    }
  }

  private static func subjects(_ place: URL, _ live: ProtectedStore) async throws -> Set<String> {
    let reader = try BackupReader(place, keys: live.verifying)
    let keys = try await reader.open(ProtectedStore.root())
    return Set(try reader.storedKeys(keys).data.map(\.subject))
  }
}
