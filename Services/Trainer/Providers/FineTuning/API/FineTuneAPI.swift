import FoundationEssentials
import HTTPClient
import HTTPTypes
import ProviderAccess

/// Speaks with the fine-tuning interface of OpenAI, of Azure in both its versions, and of what copies them.
///
/// One call is one request, apart from what `RemoteCaller` repeats and from the pages of lists.
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
  private let caller: RemoteCaller

  init(_ access: ProviderAccess, over http: any HTTPExchange) {
    self.endpoint = FineTuneEndpoint(access: access)
    self.caller = RemoteCaller(
      credential: access.credential, accountFields: access.accountFields, http: http)
  }

  /// Makes a call and decodes its answer.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func decode<Answer: Decodable>(_ type: Answer.Type = Answer.self, from call: Call) async throws
    -> Answer
  {
    try await self.caller.decode(type, from: self.addressed(call))
  }

  /// Makes a call.
  ///
  /// - Returns: An answer with a status of success.
  /// - Throws: `RemoteError`, `CancellationError`.
  @discardableResult
  func answer(to call: Call) async throws -> OutboundResponse {
    try await self.caller.answer(to: self.addressed(call))
  }

  private func addressed(_ call: Call) -> RemoteCall {
    var remote = RemoteCall(
      call.operation, url: self.endpoint.url(call.path, query: call.query))
    remote.method = call.method
    remote.body = call.body
    remote.timeouts = call.timeouts
    remote.repetition = call.repetition
    remote.maximumResponseBytes = call.maximumResponseBytes
    if let contentType = call.contentType { remote.headers[.contentType] = contentType }
    return remote
  }

  /// All items of a list.
  ///
  /// - Parameters:
  ///   - call: Asks for the first page.
  ///   - limit: Items of a page.
  ///   - id: Names an item.
  ///   - isEnough: Looked at after each page; true ends the reading.
  /// - Throws: `RemoteError`, `CancellationError`.
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
    throw RemoteError.incomprehensible(
      operation: call.operation, reason: "the list has no end")
  }

  private static let maximumPages = 1_000
}
