import ModelRuntime
import Testing

struct ChatStreamTests {
  @Test func `the pieces make up the answer, which comes last and once`() async throws {
    let model = ScriptedChatModel()
    var pieces: [String] = []
    var completed: [ChatReply] = []
    for try await chunk in model.stream(messages: [], options: .defaults) {
      switch chunk {
      case .delta(let piece):
        #expect(completed.isEmpty)
        pieces.append(piece)
      case .completed(let reply):
        completed.append(reply)
      }
    }
    #expect(pieces == ["Which", " day", "  suits", "\nyou?"])
    #expect(pieces.joined() == model.reply.content)
    #expect(completed == [model.reply])
  }

  @Test(arguments: ["", " ", "one", " lead", "trail  ", "a\n\nb c", "naïve café 👩‍⚕️ ok"])
  func `cutting a text into words loses nothing`(text: String) async throws {
    var joined = ""
    let model = ScriptedChatModel(reply: ChatReply(content: text))
    for try await case .delta(let piece) in model.stream(messages: [], options: .defaults) {
      joined += piece
    }
    #expect(joined == text)
  }

  @Test func `a failure ends the stream with its error`() async throws {
    let model = FaultInjectingModel(ScriptedChatModel(), faults: .init(errorRate: 1))
    await #expect(throws: ModelRuntimeError.injectedFault) {
      for try await _ in model.stream(messages: [], options: .defaults) {
        Issue.record("a failing model said something")
      }
    }
  }
}
