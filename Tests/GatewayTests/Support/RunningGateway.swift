import AccessTokens
import Foundation
import HTTPClient
import HTTPTypes
import Logging
import RESTContract
import RPCTransport
import ServiceKit
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import Gateway

/// A time that stands still unless it is moved.
final class AdjustableClock: Sendable {
  private let offset = Mutex<TimeInterval>(0)

  var now: Date { Date() + self.offset.withLock { $0 } }

  func advance(by seconds: TimeInterval) { self.offset.withLock { $0 += seconds } }
}

/// A real Gateway on a free port, in front of services that do as they are told.
struct RunningGateway: Sendable {
  static let base = PipelineController.base

  let origin: String
  let port: Int
  let services: FakeServices
  let assembly: GatewayAssembly
  let store: GatewayStore
  let clock: AdjustableClock
  let key: TokenKey
  let client: CurlClient

  /// A token for a subject, whose name is made from the roles unless it is given.
  func token(
    _ roles: AccessRole..., subject: String? = nil, lifetime: Duration = .seconds(3600),
    id: String = UUID().uuidString
  ) async throws -> String {
    try await TokenIssuer(key: self.key).issue(
      subject: subject ?? roles.map(\.rawValue).joined(separator: "+"), roles: roles,
      lifetime: lifetime, now: self.clock.now, tokenID: id
    ).token
  }

  /// Sends a request; `path` begins after the base unless it begins with a slash.
  func send(
    _ method: HTTPRequest.Method = .get, _ path: String, token: String? = nil,
    json: String? = nil, body: [UInt8]? = nil, headers: HTTPFields = [:]
  ) async throws -> Answer {
    let response = try await self.client.send(
      self.request(method, path, token: token, json: json, body: body, headers: headers))
    return Answer(status: response.status.code, headers: response.headers, body: response.body)
  }

  /// Opens a stream and reads only its header.
  func open(
    _ path: String, token: String? = nil, headers: HTTPFields = [:]
  ) async throws -> OutboundStream {
    var request = self.request(
      .get, path, token: token, json: nil, body: nil, headers: headers)
    request.timeouts.total = nil
    return try await self.client.open(request)
  }

  private func request(
    _ method: HTTPRequest.Method, _ path: String, token: String?, json: String?, body: [UInt8]?,
    headers: HTTPFields
  ) -> OutboundRequest {
    var headers = headers
    if let token { headers[.authorization] = "Bearer \(token)" }
    if json != nil { headers[.contentType] = "application/json" }
    let url = self.origin + (path.hasPrefix("/") ? path : "\(Self.base)/\(path)")
    return OutboundRequest(
      method: method, url: url, headers: headers,
      body: (body ?? json.map { Array($0.utf8) }).map { .bytes($0) } ?? .none)
  }

  /// What a client got.
  struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: self.body, as: UTF8.self) }

    func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
      try RESTCoding.makeDecoder().decode(type, from: Data(self.body))
    }

    /// The kind of problem; nil when it is none.
    var problem: ProblemDetails.Kind? { try? self.json(ProblemDetails.self).kind }
  }
}

/// Runs `body` against a Gateway, then stops it gracefully.
///
/// - Parameter configure: Changes the parts that the Gateway is made from.
func withGateway<Result: Sendable>(
  _ configure: (inout GatewayAssembly.Parts) throws -> Void = { _ in },
  _ body: @Sendable (RunningGateway) async throws -> Result
) async throws -> Result {
  let directory = TemporaryDirectory()
  let store = try GatewayStore(directory: directory.url)
  let services = FakeServices()
  let clock = AdjustableClock()
  let key = TokenKey()
  var config = GatewayConfig()
  config.listen.port = 0
  config.rates = [:]
  // What a test expects has to come, however busy the machine is.
  config.surveyTimeout = .seconds(25)
  var parts = GatewayAssembly.Parts(
    config: config, tls: nil, tokenKeys: [key], store: store,
    own: services.channel { router in
      services.registerProtection(of: .gateway, in: &router)
      services.registerTrail(in: store.store, clock, &router)
    },
    channels: services.channels,
    ownReport: { HealthResource.Service(name: "gateway", checks: []) },
    logger: Logger(label: "gateway") { _ in SwiftLogNoOpLogHandler() },
    metrics: MetricsRegistry(), now: { clock.now })
  try configure(&parts)
  let assembly = try await GatewayAssembly(parts)
  let group = ServiceGroup(
    configuration: .init(services: assembly.jobs + [assembly.server], logger: parts.logger))
  let usesTLS = parts.tls != nil
  let result = try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await group.run() }
    let outcome: Swift.Result<Result, any Error>
    do {
      let port = try await assembly.server.listeningAddress().port
      let gateway = RunningGateway(
        origin: "\(usesTLS ? "https" : "http")://localhost:\(port)", port: port,
        services: services, assembly: assembly, store: store, clock: clock, key: key,
        client: CurlClient())
      outcome = .success(try await body(gateway))
    } catch {
      outcome = .failure(error)
    }
    await group.triggerGracefulShutdown()
    try await tasks.waitForAll()
    return try outcome.get()
  }
  try await store.close()
  return result
}
