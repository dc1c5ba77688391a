import DataProtection
import Foundation
import ModelRuntime
import StoreKit
import Testing

@testable import Deployer

@Suite struct DeployerEraserTests {
  private let fixture = DeployerFixture()

  private static func turn(_ conversation: String, _ number: Int) -> ServedTurn {
    let arm = TestArm.make("v1", DeployerTime())
    let chat = (0..<number).map { ChatMessage(role: .user, content: "question \($0)") }
    return ServedTurn(
      chat, in: ConversationID(conversation),
      answer: Completion(ChatReply(content: "Of course."), by: arm, isFallback: false),
      at: Date(timeIntervalSince1970: 1_800_000_000))
  }

  private func erase(
    _ request: ErasureRequest, in parts: DeployerParts
  ) async throws -> ErasureFacts {
    let eraser = DeployerEraser(parts.store, gate: parts.forwarder.gate) {
      [forwarder = parts.forwarder] in try await forwarder.keepBuffered()
    }
    return try await eraser.undisturbed {
      try await parts.store.store.write { db in
        var facts = ErasureFacts()
        for subject in try eraser.subjects(of: request, in: db) {
          guard let erasure = try parts.keys.erase(subject, at: Date(), in: db) else { continue }
          facts.subjects.append(.init(subject: subject, lastKeyVersion: erasure.lastVersion))
          facts.merge(try eraser.removeRemains(of: erasure, in: db))
        }
        return facts
      }
    }
  }

  @Test func `removes the turns of the conversation that wait, in memory too`() async throws {
    let parts = try await self.fixture.open()
    for number in 1...2 { parts.buffer.offer(Self.turn("anna", number)) }
    parts.buffer.offer(Self.turn("bert", 1))
    try await parts.forwarder.keepBuffered()
    parts.buffer.offer(Self.turn("anna", 3))
    let facts = try await self.erase(ErasureRequest(subject: "anna"), in: parts)
    #expect(facts.removed == ["turns": 3])
    #expect(facts.subjects.count == 1)
    #expect(try await parts.forwarder.sendBatch())
    #expect(Set(self.fixture.peers.turns.keys) == ["bert:1"])
  }

  @Test func `knows the conversation by the name that the Collector has for one of its turns`()
    async throws
  {
    let parts = try await self.fixture.open()
    parts.buffer.offer(Self.turn("anna", 1))
    parts.buffer.offer(Self.turn("anna", 2))
    let facts = try await self.erase(ErasureRequest(conversationID: "anna:1"), in: parts)
    #expect(facts.removed == ["turns": 2])
  }

  @Test func `destroys the keys of turns that the Collector has already`() async throws {
    let parts = try await self.fixture.open()
    parts.buffer.offer(Self.turn("anna", 1))
    try await parts.forwarder.keepBuffered()
    #expect(try await parts.forwarder.sendBatch())
    let facts = try await self.erase(ErasureRequest(subject: "anna"), in: parts)
    #expect(facts.subjects.count == 1)
    #expect(facts.removed.isEmpty)
    #expect(try await self.erase(ErasureRequest(subject: "anna"), in: parts).isEmpty)
  }
}
