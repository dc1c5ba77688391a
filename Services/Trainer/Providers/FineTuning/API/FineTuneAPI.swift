import FoundationEssentials
import HTTPClient
import HTTPTypes
import ProviderAccess

/// Speaks with the fine-tuning interface of OpenAI, of Azure in both its versions, and of what copies them.
///
/// One call is one request, apart from a second attempt when the credentials were refused and could be renewed, and
/// from the pages of lists. What is asked again, and when, is decided by whoever calls: a creation must not be repeated
/// before it was looked for.
struct FineTuneAPI: Sendable {
  /// A request before it is addressed.
  struct Call {
    /// What is asked for, as errors say it.
    var operation: String
    var method = HTTPRequest.Method.get
    var path: [String]
    var query: [(name: String, value: String)] = []
    var body = OutboundBody.none
    var contentType: String?
    var timeouts = Timeouts(total: .seconds(30))
    var repetition = Repetition.byMethod
    /// Answers are small, but for the files with measurements.
    var maximumResponseBytes = 16 << 20
  }

  let endpoint: FineTuneEndpoint
  /// Larger files are uploaded in parts.
  var largestFile: Int64 = 512 << 20
  /// The largest part.
  var largestPart: Int64 = 64 << 20
  private let http: any HTTPExchange

  init(_ access: ProviderAccess, over http: any HTTPExchange) {
    self.endpoint = FineTuneEndpoint(access: access)
    self.http = http
  }

  /// Makes a call and decodes its answer.
  ///
  /// - Throws: `FineTuneError`, `CancellationError`.
  func decode<Answer: Decodable>(_ type: Answer.Type = Answer.self, from call: Call) async throws
    -> Answer
  {
    let response = try await self.answer(to: call)
    do {
      return try JSONDecoder().decode(type, from: Data(response.body))
    } catch {
      // What a decoder says may quote what it decoded.
      throw FineTuneError.incomprehensible(
        operation: call.operation, reason: "it is not the JSON that is documented")
    }
  }

  /// Makes a call.
  ///
  /// - Returns: An answer with a status of success.
  /// - Throws: `FineTuneError`, `CancellationError`.
  @discardableResult
  func answer(to call: Call) async throws -> OutboundResponse {
    let (response, request) = try await self.exchange(call, renewing: false)
    if response.status.code == 401, self.endpoint.access.credential.isRenewable {
      let (second, request) = try await self.exchange(call, renewing: true)
      return try Self.success(second, of: call, sent: request)
    }
    return try Self.success(response, of: call, sent: request)
  }

  private func exchange(
    _ call: Call, renewing: Bool
  ) async throws -> (OutboundResponse, OutboundRequest) {
    do {
      var headers = HTTPFields()
      for field in self.endpoint.access.accountFields { headers.append(field) }
      headers.append(try await self.endpoint.access.credential.field(renewing: renewing))
      headers[.accept] = "application/json"
      if let contentType = call.contentType { headers[.contentType] = contentType }
      let request = OutboundRequest(
        method: call.method, url: self.endpoint.url(call.path, query: call.query),
        headers: headers, body: call.body, timeouts: call.timeouts,
        maximumResponseBytes: call.maximumResponseBytes, repetition: call.repetition)
      return (try await self.http.send(request), request)
    } catch let error as OutboundError {
      try Task.checkCancellation()
      throw FineTuneError(error, operation: call.operation)
    } catch let error as CredentialError {
      throw FineTuneError(error, operation: call.operation)
    }
  }

  private static func success(
    _ response: OutboundResponse, of call: Call, sent request: OutboundRequest
  ) throws(FineTuneError) -> OutboundResponse {
    if (200..<300).contains(response.status.code) { return response }
    throw FineTuneError(response, operation: call.operation, redactor: Redactor(request.headers))
  }

  /// A body of JSON with its members in order.
  static func json(_ value: JSONValue) throws -> OutboundBody {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return .bytes(Array(try encoder.encode(value)))
  }

  /// All items of a list.
  ///
  /// - Parameters:
  ///   - call: Asks for the first page.
  ///   - limit: Items of a page.
  ///   - id: Names an item.
  ///   - isEnough: Looked at after each page; true ends the reading.
  /// - Throws: `FineTuneError`, `CancellationError`.
  func list<Element: Decodable & Sendable>(
    _ call: Call, limit: Int, id: (Element) -> String,
    until isEnough: ([Element]) -> Bool = { _ in false }
  ) async throws -> [Element] {
    var items: [Element] = []
    var seen: Set<String> = []
    var after: String?
    for _ in 0..<Self.maximumPages {
      var page = call
      page.query.append((name: "limit", value: "\(limit)"))
      if let after { page.query.append((name: "after", value: after)) }
      let answer = try await self.decode(FineTunePage<Element>.self, from: page)
      // Items move to the next page when new ones come in between.
      items += answer.data.filter { seen.insert(id($0)).inserted }
      guard answer.hasMore, let last = answer.data.last, !isEnough(items) else { return items }
      after = id(last)
    }
    throw FineTuneError.incomprehensible(
      operation: call.operation, reason: "the list has no end")
  }

  private static let maximumPages = 1_000
}
