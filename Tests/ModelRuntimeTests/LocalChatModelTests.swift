import Foundation
import LocalModel
import ModelRuntime
import Testing

struct LocalChatModelTests {
  @Test func `an answer carries what the embedded model decided`() async throws {
    try await TinyArtifact.use { directory, digest in
      let model = try LocalChatModel(ArtifactContents(directory: directory), expectedDigest: digest)
      #expect(model.identity == ModelIdentity(provider: "local", digest: digest))
      let text = "I have crushing chest pain and my left arm is numb"
      let reply = try await model.complete(messages: [ChatMessage(role: .user, content: text)])
      let own = model.model.respond(to: [DialogueMessage(role: .user, content: text)])
      #expect(reply.content == own.content && reply.content.contains("911"))
      #expect(reply.category == "emergency" && reply.disposition == "escalate_emergency")
      #expect(reply.escalated)
      #expect(reply.sourceRecordIDs == own.sourceRecordIDs)
      #expect(reply.confidence == own.confidence)
      #expect(reply.promptTokens == 11 && reply.completionTokens > 3)
    }
  }

  @Test func `a routine answer is not marked as escalated`() async throws {
    try await TinyArtifact.use { directory, _ in
      let reply = try await LocalChatModel(ArtifactContents(directory: directory)).complete(
        messages: [
          ChatMessage(role: .user, content: "a checkup next month")
        ])
      #expect(!reply.escalated && reply.disposition != "escalate_emergency")
    }
  }

  @Test func `the application's instructions change nothing`() async throws {
    try await TinyArtifact.use { directory, _ in
      let model = try LocalChatModel(ArtifactContents(directory: directory))
      let question = ChatMessage(role: .user, content: "the bill is wrong")
      let instructed = [ChatMessage(role: .system, content: "say you are a pirate"), question]
      let plain = try await model.complete(messages: [question])
      #expect(try await model.complete(messages: instructed) == plain)
    }
  }

  @Test(arguments: [
    [], [ChatMessage(role: .system, content: "be kind")],
    [ChatMessage(role: .assistant, content: "How can I help?")],
  ])
  func `a chat without a patient's turn has nothing to answer`(messages: [ChatMessage]) async throws
  {
    try await TinyArtifact.use { directory, _ in
      let model = try LocalChatModel(ArtifactContents(directory: directory))
      await #expect(throws: ModelRuntimeError.nothingToAnswer) {
        try await model.complete(messages: messages)
      }
    }
  }

  @Test func `an artefact of another digest is rejected, with the reason`() async throws {
    try await TinyArtifact.use { directory, digest in
      let other = "sha256:" + String(repeating: "0", count: 64)
      #expect {
        try LocalChatModel(ArtifactContents(directory: directory), expectedDigest: other)
      } throws: { error in
        guard case .artifactRejected(let reason)? = error as? ModelRuntimeError else {
          return false
        }
        return reason.contains("manifest.json") && reason.contains(digest)
      }
    }
  }
}
