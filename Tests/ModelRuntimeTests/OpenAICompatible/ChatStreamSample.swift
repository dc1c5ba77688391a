/// A streamed answer as OpenAI sends it.
enum ChatStreamSample {
  static let first = chunk(
    #"{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}"#)
  static let hello = chunk(#"{"index":0,"delta":{"content":"Hi 👩‍⚕️"},"finish_reason":null}"#)
  static let there = chunk(#"{"index":0,"delta":{"content":" there"},"finish_reason":null}"#)
  static let stop = chunk(#"{"index":0,"delta":{},"finish_reason":"stop"}"#)
  static let usage =
    #"{"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"#
    + #""usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}"#
  static let filterResults =
    #"{"id":"","object":"","model":"","choices":[],"prompt_filter_results":[{"prompt_index":0}]}"#
  static let error = #"{"error":{"message":"overloaded","type":"server_error","code":null}}"#

  static func chunk(_ choice: String, id: String = "c1") -> String {
    #"{"id":"\#(id)","object":"chat.completion.chunk","created":1,"model":"m","choices":[\#(choice)],"usage":null}"#
  }

  /// The events of these pieces, with a comment before each.
  static func events(_ pieces: [String], end: String = "\n") -> String {
    pieces.map { ": keep-alive\(end)\(end)data: \($0)\(end)\(end)" }.joined()
  }

  static let whole = [first, hello, there, stop, usage, "[DONE]"]
}
