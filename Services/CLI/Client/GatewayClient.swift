import Foundation
package import HTTPClient
import HTTPTypes
package import RESTContract

/// The Gateway's public interface, as the commands use it.
package struct GatewayClient: Sendable {
  /// For example `https://127.0.0.1:8080`, without a slash at the end.
  package let baseURL: String
  private let token: String?
  private let http: CurlClient

  /// - Parameters:
  ///   - certificateAuthorityFile: PEM file to trust instead of the system's authorities.
  ///   - token: nil calls only what is open to everyone.
  package init(baseURL: String, certificateAuthorityFile: String?, token: String?) {
    self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
    self.token = token
    self.http = CurlClient(
      configuration: .init(certificateAuthorityFile: certificateAuthorityFile))
  }

  private init(baseURL: String, token: String?, http: CurlClient) {
    self.baseURL = baseURL
    self.token = token
    self.http = http
  }

  /// The same Gateway over the same connections as somebody else.
  package func withToken(_ token: String?) -> GatewayClient {
    GatewayClient(baseURL: self.baseURL, token: token, http: self.http)
  }

  // MARK: - Calls

  /// Reads a resource.
  package func get<Answer: Decodable>(
    _ path: String, as type: Answer.Type = Answer.self, timeout: Duration = .seconds(60)
  ) async throws -> Answer {
    try Self.decode(try await self.call(.get, path, timeout: timeout))
  }

  /// Sends a body and reads the answer.
  package func post<Answer: Decodable>(
    _ path: String, _ body: (any Encodable & Sendable)? = nil, as type: Answer.Type = Answer.self
  ) async throws -> Answer {
    let bytes = try body.map { [UInt8](try RESTCoding.makeEncoder().encode($0)) }
    return try Self.decode(
      try await self.call(.post, path, body: bytes ?? [], contentType: "application/json"))
  }

  /// Sends lines of JSON and reads the answer.
  package func postLines<Answer: Decodable>(
    _ path: String, _ lines: [UInt8], as type: Answer.Type = Answer.self
  ) async throws -> Answer {
    try Self.decode(
      try await self.call(
        .post, path, body: lines, contentType: "application/x-ndjson", timeout: .seconds(300)))
  }

  /// Reads a document as text.
  package func text(_ path: String) async throws -> String {
    String(decoding: try await self.call(.get, path).body, as: UTF8.self)
  }

  /// The health of the system. A system that is down answers too, so this throws only when nobody answers.
  package func health() async throws -> HealthResource {
    let response = try await self.send(
      .get, "/api/training-pipeline/health", timeout: .seconds(10))
    return try Self.decode(response)
  }

  /// Answers a chat piece by piece.
  package func streamChat(_ body: ChatCompletionBody)
    async throws -> AsyncThrowingStream<ChatCompletionChunkResource, any Error>
  {
    var body = body
    body.stream = true
    let request = try self.makeRequest(
      .post, "/v1/chat/completions",
      body: [UInt8](try RESTCoding.makeEncoder().encode(body)), contentType: "application/json",
      timeout: .seconds(120))
    return Self.chunks(of: try await self.open(request))
  }

  /// Reads a long answer piece by piece.
  package func stream(_ path: String, timeout: Duration) async throws -> ResponseBody {
    try await self.open(
      try self.makeRequest(.get, path, body: nil, contentType: nil, timeout: timeout))
  }

  /// The chunks of a streamed chat completion, up to `[DONE]`.
  private static func chunks(
    of body: ResponseBody
  ) -> AsyncThrowingStream<ChatCompletionChunkResource, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          for try await event in body.serverSentEvents() {
            if event.data == "[DONE]" { return continuation.finish() }
            continuation.yield(
              try RESTCoding.makeDecoder().decode(
                ChatCompletionChunkResource.self, from: Data(event.data.utf8)))
          }
          throw CommandFailure(.unavailable, "the answer broke off before its end")
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func open(_ request: OutboundRequest) async throws -> ResponseBody {
    let stream: OutboundStream
    do {
      stream = try await self.http.open(request)
    } catch let error as OutboundError {
      throw self.failure(for: error)
    }
    guard stream.status.kind == .successful else {
      throw Self.failure(status: stream.status, body: try await stream.body.collect())
    }
    return stream.body
  }

  // MARK: - Requests and answers

  private func call(
    _ method: HTTPRequest.Method, _ path: String, body: [UInt8]? = nil,
    contentType: String? = nil, timeout: Duration = .seconds(60)
  ) async throws -> OutboundResponse {
    let response = try await self.send(
      method, path, body: body, contentType: contentType, timeout: timeout)
    guard response.status.kind == .successful else {
      throw Self.failure(status: response.status, body: response.body)
    }
    return response
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, body: [UInt8]? = nil,
    contentType: String? = nil, timeout: Duration
  ) async throws -> OutboundResponse {
    let request = try self.makeRequest(
      method, path, body: body, contentType: contentType, timeout: timeout)
    do {
      return try await self.http.send(request)
    } catch let error as OutboundError {
      throw self.failure(for: error)
    }
  }

  private func makeRequest(
    _ method: HTTPRequest.Method, _ path: String, body: [UInt8]?, contentType: String?,
    timeout: Duration
  ) throws -> OutboundRequest {
    var headers = HTTPFields()
    headers[.accept] = "application/json"
    if let token = self.token { headers[.authorization] = "Bearer \(token)" }
    if let contentType { headers[.contentType] = contentType }
    return OutboundRequest(
      method: method, url: self.baseURL + path, headers: headers,
      body: body.map { .bytes($0) } ?? .none, timeouts: Timeouts(total: timeout))
  }

  private static func decode<Answer: Decodable>(_ response: OutboundResponse) throws -> Answer {
    do {
      return try RESTCoding.makeDecoder().decode(Answer.self, from: Data(response.body))
    } catch {
      throw CommandFailure(
        .software, "the Gateway's answer is not understood: \(error)",
        remedy: "Are this program and the Gateway of the same version?")
    }
  }

  // MARK: - Failures

  private func failure(for error: OutboundError) -> CommandFailure {
    switch error {
    case .unreachable, .timedOut, .interrupted, .circuitOpen, .shutDown:
      CommandFailure(
        .unavailable, "the Gateway cannot be reached at \(self.baseURL): \(error)",
        remedy: "Start the system with 'reddytalk up', or name another Gateway with --gateway.")
    case .untrustedServer:
      CommandFailure(
        .configuration, "the Gateway at \(self.baseURL) is not trusted: \(error)",
        remedy: "Name the certificate authority's PEM file with --ca.")
    case .invalidURL, .refused, .responseTooLarge, .unreadableBody, .tooManyRedirects:
      CommandFailure(.configuration, String(describing: error))
    }
  }

  private static func failure(status: HTTPResponse.Status, body: [UInt8]) -> any Error {
    if let problem = try? RESTCoding.makeDecoder().decode(ProblemDetails.self, from: Data(body)) {
      return GatewayProblem(problem)
    }
    if let wrapped = try? RESTCoding.makeDecoder().decode(ChatError.self, from: Data(body)) {
      return CommandFailure(
        GatewayProblem.code(for: status.code), wrapped.error.message)
    }
    return CommandFailure(
      GatewayProblem.code(for: status.code), "the Gateway answered \(status.code)")
  }

  /// An error in OpenAI's shape, as `/v1` answers it.
  private struct ChatError: Decodable {
    struct Body: Decodable {
      var message: String
    }

    var error: Body
  }
}
