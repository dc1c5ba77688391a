import Testing

@testable import ModelRuntime

struct ReplyAssemblerTests {
  /// The words in their order, and the answer.
  private static func assemble(_ pieces: [String]) throws -> ([String], ChatReply) {
    var assembler = ReplyAssembler(provider: "p")
    let words = try pieces.compactMap { try assembler.take($0) }
    return (words, try assembler.reply())
  }

  @Test func `the pieces make up the answer, and the last has the usage`() throws {
    let (words, reply) = try Self.assemble(ChatStreamSample.whole)
    #expect(words == ["Hi 👩‍⚕️", " there"])
    #expect(
      reply
        == ChatReply(
          content: "Hi 👩‍⚕️ there", promptTokens: 9, completionTokens: 2, finish: .stop))
  }

  @Test func `a chunk without choices is no end, and an answer without usage is one`() throws {
    let (_, reply) = try Self.assemble(
      [ChatStreamSample.filterResults, ChatStreamSample.hello, ChatStreamSample.stop, " [DONE] "])
    #expect(reply.content == "Hi 👩‍⚕️")
    #expect(reply.promptTokens == 0)
  }

  @Test func `an end without its mark is none`() throws {
    #expect(throws: ModelRuntimeError.truncated(provider: "p")) {
      try Self.assemble(ChatStreamSample.whole.dropLast())
    }
    #expect(throws: ModelRuntimeError.truncated(provider: "p")) { try Self.assemble([]) }
  }

  @Test(arguments: [
    ChatStreamSample.error,
    #"{"id":"c1","choices":[],"error":{"message":"overloaded","type":"server_error"}}"#,
  ])
  func `an error in the middle is raised`(error: String) throws {
    #expect(
      throws: ModelRuntimeError.provider(
        provider: "p", status: 200, code: "server_error", message: "overloaded")
    ) {
      try Self.assemble([ChatStreamSample.hello, error, "[DONE]"])
    }
  }

  @Test func `what is no chunk is an error`() throws {
    #expect(throws: ModelRuntimeError.self) { try Self.assemble(["nonsense", "[DONE]"]) }
  }

  @Test func `pieces of two answers are not mixed`() throws {
    let other = ChatStreamSample.chunk(#"{"index":0,"delta":{"content":"x"}}"#, id: "c2")
    #expect(throws: ModelRuntimeError.self) {
      try Self.assemble([ChatStreamSample.hello, other, "[DONE]"])
    }
  }

  @Test func `other choices than the first are not ours`() throws {
    let second = ChatStreamSample.chunk(#"{"index":1,"delta":{"content":"x"}}"#)
    let (_, reply) = try Self.assemble([ChatStreamSample.hello, second, "[DONE]"])
    #expect(reply.content == "Hi 👩‍⚕️")
  }

  @Test func `an answer that the filter cut is a refusal of its own`() throws {
    let cut = ChatStreamSample.chunk(
      #"{"index":0,"delta":{},"finish_reason":"content_filter","#
        + #""content_filter_results":{"violence":{"filtered":true}}}"#)
    #expect(throws: ModelRuntimeError.contentFiltered(provider: "p", categories: ["violence"])) {
      try Self.assemble([ChatStreamSample.hello, cut, "[DONE]"])
    }
  }

  @Test(arguments: [("length", ChatFinish.length), ("weird", .other("weird"))])
  func `why it ends is kept`(word: String, finish: ChatFinish) throws {
    let end = ChatStreamSample.chunk(#"{"index":0,"delta":{},"finish_reason":"\#(word)"}"#)
    #expect(try Self.assemble([ChatStreamSample.hello, end, "[DONE]"]).1.finish == finish)
  }
}
