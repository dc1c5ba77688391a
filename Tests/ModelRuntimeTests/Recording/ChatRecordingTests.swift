import FoundationEssentials
import ModelRuntime
import TestSupport
import Testing

struct ChatRecordingTests {
  private static let question = [ChatMessage(role: .user, content: "Are you open?")]

  private static func chunks(_ model: some ChatModel) async throws -> [ChatChunk] {
    var chunks: [ChatChunk] = []
    for try await chunk in model.stream(messages: self.question, options: .defaults) {
      chunks.append(chunk)
    }
    return chunks
  }

  @Test func `what was recorded is answered again, from a file`() async throws {
    let directory = TemporaryDirectory()
    let url = directory.url.appending(path: "golden.jsonl")
    let recorder = RecordingModel(ScriptedChatModel())
    let streamed = try await Self.chunks(recorder)
    let options = ChatOptions(maxTokens: 5, temperature: 0.1, seed: 3)
    let reply = try await recorder.complete(messages: Self.question, options: options)
    try recorder.recording.save(to: url)
    try recorder.recording.save(to: url)

    let replay = ReplayingModel(try ChatRecording(contentsOf: url))
    #expect(replay.identity == recorder.identity)
    #expect(try await Self.chunks(replay) == streamed)
    #expect(try await replay.complete(messages: Self.question, options: options) == reply)
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func `what was not recorded is named`() async throws {
    let recorder = RecordingModel(ScriptedChatModel())
    _ = try await recorder.complete(messages: Self.question)
    let replay = ReplayingModel(recorder.recording)
    let other = [ChatMessage(role: .user, content: "Else?")]
    let name = try RequestFingerprint(messages: other, options: .defaults).description
    await #expect(throws: ModelRuntimeError.unrecorded(fingerprint: name)) {
      try await replay.complete(messages: other)
    }
    await #expect(throws: ModelRuntimeError.self) {
      for try await _ in replay.stream(messages: other, options: .defaults) {}
    }
  }

  @Test func `requests that differ have different names`() throws {
    let requests: [([ChatMessage], ChatOptions)] = [
      (Self.question, .defaults), (Self.question, ChatOptions(seed: 1)),
      (Self.question, ChatOptions(maxTokens: 1)), (Self.question, ChatOptions(temperature: 1)),
      ([ChatMessage(role: .system, content: "Are you open?")], .defaults),
      (Self.question + Self.question, .defaults),
    ]
    let names = try Set(
      requests.map { try RequestFingerprint(messages: $0.0, options: $0.1).description })
    #expect(names.count == requests.count)
    let again = try RequestFingerprint(messages: Self.question, options: .defaults).description
    #expect(names.contains(again))
  }

  @Test func `a failure is not recorded`() async throws {
    let recorder = RecordingModel(
      FaultInjectingModel(ScriptedChatModel(), faults: .init(errorRate: 1)))
    await #expect(throws: ModelRuntimeError.injectedFault) {
      try await recorder.complete(messages: Self.question)
    }
    await #expect(throws: ModelRuntimeError.injectedFault) { try await Self.chunks(recorder) }
    #expect(recorder.recording.entries.isEmpty)
  }

  @Test func `a damaged recording is named with its line`() throws {
    let directory = TemporaryDirectory()
    let url = try directory.write("{}\n", to: "damaged.jsonl")
    let error = #expect(throws: ModelRuntimeError.self) { try ChatRecording(contentsOf: url) }
    #expect(error?.description.contains("line 1") == true)
    #expect(throws: ModelRuntimeError.self) {
      try ChatRecording(contentsOf: directory.url.appending(path: "missing"))
    }
  }
}
