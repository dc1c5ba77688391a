internal import Foundation
internal import Synchronization

/// A server of chats that is as picky as one of the programs and services that speak OpenAI's format, and refuses in its
/// words and forms.
package final class FakeChatEngine: Sendable {
  /// Whose manners it has.
  package enum Kind: String, Sendable, CaseIterable {
    case openAI, azureV1, azureDated, huggingFaceRouter, huggingFaceEndpoint, vLLM, sgLang,
      textGenerationInference,
      llamaCpp
  }

  private let kind: Kind
  private let server: FakeHTTPServer

  private final class Loadings: Sendable {
    let left: Mutex<Int>
    init(_ count: Int) { self.left = Mutex(count) }
  }

  /// Listens at once.
  ///
  /// - Parameter loadings: How many requests it answers as long as its model is being loaded.
  package init(_ kind: Kind, loadings: Int = 0) throws {
    let left = Loadings(loadings)
    self.kind = kind
    self.server = try FakeHTTPServer { request in
      let isLoading = left.left.withLock { count in
        defer { count = max(0, count - 1) }
        return count > 0
      }
      return isLoading ? Self.loading(kind) : Self.answer(request, kind)
    }
  }

  /// What stands before the path of chats.
  package var baseURL: String { self.server.url(self.kind == .azureDated ? "/openai" : "/v1") }

  /// Every request so far.
  package var requests: [RecordedRequest] { self.server.requests }

  /// Ends all connections.
  package func stop() { self.server.stop() }

  // MARK: - Manners

  private static func loading(_ kind: Kind) -> ScriptedResponse {
    kind == .llamaCpp
      ? .json(
        #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#, status: 503
      )
      : .text("Service Unavailable", status: 503)
  }

  private static func answer(_ request: RecordedRequest, _ kind: Kind) -> ScriptedResponse {
    guard
      let body = try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any],
      request.path == self.path(kind)
    else { return .json(#"{"detail":"Not Found"}"#, status: 404) }
    if kind == .azureDated, !request.target.contains("api-version=") {
      return self.refusal(404, "Resource not found", kind)
    }
    if let field = self.unknownFields(kind).first(where: { body[$0] != nil }) {
      return self.refusal(self.unknownStatus(kind), "Unknown field: \(field)", kind)
    }
    let roles = (body["messages"] as? [[String: Any]] ?? []).compactMap { $0["role"] as? String }
    let instructor = kind == .openAI ? "developer" : "system"
    if let role = roles.first(where: { ![instructor, "user", "assistant"].contains($0) }) {
      return self.refusal(400, "Unexpected role: \(role)", kind)
    }
    let turns = roles.filter { $0 != instructor }
    if self.wantsAlternation(kind), zip(turns, turns.dropFirst()).contains(where: { $0 == $1 }) {
      return self.refusal(
        self.templateStatus(kind),
        "Conversation roles must alternate user/assistant/user/assistant/...", kind)
    }
    return body["stream"] as? Bool == true ? self.stream(body, kind) : .json(self.whole)
  }

  private static func path(_ kind: Kind) -> String {
    kind == .azureDated ? "/openai/deployments/m/chat/completions" : "/v1/chat/completions"
  }

  private static func unknownFields(_ kind: Kind) -> [String] {
    switch kind {
    case .openAI, .azureV1: ["max_tokens"]
    case .azureDated: ["max_completion_tokens", "stream_options", "store"]
    case .huggingFaceRouter: ["max_completion_tokens", "seed", "store"]
    case .huggingFaceEndpoint, .vLLM, .sgLang, .llamaCpp: ["max_completion_tokens", "store"]
    case .textGenerationInference: ["max_completion_tokens", "stream_options", "store"]
    }
  }

  private static func unknownStatus(_ kind: Kind) -> Int {
    kind == .textGenerationInference ? 422 : 400
  }

  private static func wantsAlternation(_ kind: Kind) -> Bool {
    switch kind {
    case .openAI, .azureV1, .azureDated: false
    case .huggingFaceRouter, .huggingFaceEndpoint, .vLLM, .sgLang, .textGenerationInference,
      .llamaCpp:
      true
    }
  }

  private static func templateStatus(_ kind: Kind) -> Int {
    switch kind {
    case .textGenerationInference: 422
    case .llamaCpp: 500
    case .openAI, .azureV1, .azureDated, .huggingFaceRouter, .huggingFaceEndpoint, .vLLM, .sgLang:
      400
    }
  }

  /// A refusal in the form that this kind has.
  private static func refusal(_ status: Int, _ message: String, _ kind: Kind) -> ScriptedResponse {
    switch kind {
    case .openAI:
      .json(
        #"{"error":{"message":"\#(message)","type":"invalid_request_error","param":null,"code":"unsupported_parameter"}}"#,
        status: status)
    case .azureV1, .azureDated:
      .json(#"{"error":{"code":"invalidPayload","message":"\#(message)"}}"#, status: status)
    case .huggingFaceRouter: .json(#"{"error":"\#(message)"}"#, status: status)
    case .vLLM:
      .json(
        #"{"error":{"message":"\#(message)","type":"BadRequestError","param":null,"code":\#(status)}}"#,
        status: status)
    case .huggingFaceEndpoint, .sgLang:
      .json(
        #"{"object":"error","message":"\#(message)","type":"BadRequest","param":null,"code":\#(status)}"#,
        status: status)
    case .textGenerationInference: .text("Failed to deserialize: \(message)", status: status)
    case .llamaCpp:
      .json(
        #"{"error":{"code":\#(status),"message":"\#(message)","type":"server_error"}}"#,
        status: status)
    }
  }

  // MARK: - Answers

  private static let whole =
    #"{"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":"#
    + #"{"role":"assistant","content":"Yes."},"finish_reason":"stop"}],"#
    + #""usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7}}"#

  private static func stream(_ body: [String: Any], _ kind: Kind) -> ScriptedResponse {
    func chunk(_ choices: String, _ usage: String = "null") -> String {
      #"{"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[\#(choices)],"usage":\#(usage)}"#
    }
    var pieces = [
      chunk(#"{"index":0,"delta":{"role":"assistant","content":"Yes."},"finish_reason":null}"#),
      chunk(#"{"index":0,"delta":{},"finish_reason":"stop"}"#),
    ]
    if kind == .azureV1 || kind == .azureDated {
      pieces.insert(
        #"{"id":"","object":"","model":"","choices":[],"prompt_filter_results":[{"prompt_index":0}]}"#,
        at: 0)
    }
    if body["stream_options"] != nil {
      pieces.append(chunk("", #"{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7}"#))
    }
    return .events((pieces + ["[DONE]"]).map { "data: \($0)\n\n" }.joined())
  }
}
