import FoundationEssentials
import HTTPClient
import HTTPTypes
import ProviderAccess

/// Speaks with the Hub: its repositories, their storage, its jobs.
///
/// One call is one request, apart from what `RemoteCaller` repeats and from the pages of lists.
struct HubAPI: Sendable {
  /// Where the Hub is, without a slash at its end.
  let baseURL: String
  /// Who owns and pays.
  let namespace: String
  /// What jobs get.
  let jobToken: ProviderSecret
  /// Asks the Hub.
  let hub: RemoteCaller
  /// Asks the storage, by addresses that authenticate themselves.
  let storage: RemoteCaller
  /// Asks the Hub for files, which it may lead elsewhere for.
  let files: RemoteCaller
  /// What streams are read from.
  let hubStreams: any StreamingExchange
  let fileStreams: any StreamingExchange

  /// - Parameters:
  ///   - access: Whose account.
  ///   - hub: Sends to the Hub.
  ///   - storage: Sends to the Hub and to its storage.
  init(_ access: HubAccess, over hub: any StreamingExchange, storage: any StreamingExchange) {
    self.baseURL = access.baseURL
    self.namespace = access.namespace
    self.jobToken = access.jobToken
    self.hub = RemoteCaller(credential: access.credential, http: hub)
    self.storage = RemoteCaller(credential: nil, http: storage)
    self.files = RemoteCaller(credential: access.credential, http: storage)
    self.hubStreams = hub
    self.fileStreams = storage
  }

  /// The account's own answer to who it is.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func account() async throws -> HubAccount {
    try await self.hub.decode(from: self.call("ask who asks", ["api", "whoami-v2"]))
  }

  /// The machines that jobs can run on.
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func hardware() async throws -> [HubHardware] {
    try await self.hub.decode(from: self.call("list the machines", ["api", "jobs", "hardware"]))
  }

  /// A request to the Hub.
  ///
  /// - Parameters:
  ///   - path: Segments; each is escaped.
  ///   - query: Names and values; both are escaped.
  func call(
    _ operation: String, _ path: [String], query: [(name: String, value: String)] = []
  ) -> RemoteCall {
    let place = ([self.baseURL] + path.map(PercentEncoding.encode)).joined(separator: "/")
    let pairs = query.map {
      "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))"
    }
    return RemoteCall(
      operation, url: pairs.isEmpty ? place : "\(place)?\(pairs.joined(separator: "&"))")
  }

  /// A request with a body of JSON. Not repeated by itself.
  func posting(
    _ operation: String, _ path: [String], _ value: JSONValue?
  ) throws -> RemoteCall {
    var call = self.call(operation, path)
    call.method = .post
    call.repetition = .never
    if let value {
      call.body = try RemoteCaller.json(value)
      call.headers[.contentType] = "application/json"
    }
    return call
  }

  /// All items of a list whose pages name the next one (RFC 8288).
  ///
  /// - Throws: `RemoteError`, `CancellationError`.
  func list<Element: Decodable & Sendable>(_ call: RemoteCall) async throws -> [Element] {
    var items: [Element] = []
    var page = call
    for _ in 0..<Self.maximumPages {
      let answer = try await self.hub.answer(to: page)
      items += try RemoteCaller.decode([Element].self, from: answer, to: call)
      guard let next = Self.next(answer.headers) else { return items }
      page.url = next
    }
    throw RemoteError.incomprehensible(operation: call.operation, reason: "the list has no end")
  }

  private static let maximumPages = 1_000

  /// The place of the next page; nil on the last one.
  static func next(_ headers: HTTPFields) -> String? {
    guard let name = HTTPField.Name("link"), let value = headers[name] else { return nil }
    for link in value.split(separator: ",") where link.contains("rel=\"next\"") {
      guard let start = link.firstIndex(of: "<"), let end = link.firstIndex(of: ">"), start < end
      else { continue }
      return String(link[link.index(after: start)..<end])
    }
    return nil
  }
}
