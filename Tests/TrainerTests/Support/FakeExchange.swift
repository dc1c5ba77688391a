import FoundationEssentials
import HTTPTypes
import ProviderAccess
import Synchronization
import TestSupport

@testable import HTTPClient
@testable import Trainer

/// Carries requests to a provider's fake, or loses them on the way there, on the way back, or for a while.
final class FakeExchange: StreamingExchange {
  /// What becomes of a request.
  enum Fate: Hashable, Sendable {
    case arrives
    /// It never comes to the provider, which nobody knows.
    case lostBefore
    /// The provider does it, and the answer is lost.
    case lostAfter
    /// The provider does it later; by then nobody waits.
    case late(Duration)
    /// Somebody cancels the work while it is on its way.
    case cancelled
  }

  /// Says what becomes of the next request.
  typealias Plan = @Sendable (ProviderCall) async throws -> Fate

  let service: any ProviderFake
  let time: ManualTime
  private let late = Mutex<[(due: Duration, call: ProviderCall)]>([])
  private let plan: Mutex<Plan>
  private let crash: Mutex<CrashSchedule>

  init(_ service: any ProviderFake, time: ManualTime) {
    self.service = service
    self.time = time
    self.plan = Mutex({ _ in .arrives })
    self.crash = Mutex(CrashSchedule())
  }

  func set(_ plan: @escaping Plan) { self.plan.withLock { $0 = plan } }
  func set(_ crash: CrashSchedule) { self.crash.withLock { $0 = crash } }

  /// Does what was late and is due by now.
  func settle() {
    let now = self.time.uptime
    let due = self.late.withLock { late in
      let due = late.filter { $0.due <= now }
      late.removeAll { $0.due <= now }
      return due
    }
    for request in due { _ = self.service.answer(request.call) }
  }

  func send(_ request: OutboundRequest) async throws -> OutboundResponse {
    let crash = self.crash.withLock { $0 }
    try crash.pass()
    self.settle()
    let call = try Self.call(request, base: self.service.base)
    let host = "fake"
    switch try await self.plan.withLock({ $0 })(call) {
    case .arrives: break
    case .lostBefore: throw OutboundError.timedOut(host: host, limit: .total)
    case .late(let delay):
      let due = self.time.uptime + delay
      self.late.withLock { $0.append((due, call)) }
      throw OutboundError.timedOut(host: host, limit: .total)
    case .cancelled: throw CancellationError()
    case .lostAfter:
      _ = self.service.answer(call)
      try crash.pass()
      throw OutboundError.interrupted(host: host, reason: "reset")
    }
    let answer = self.service.answer(call)
    try crash.pass()
    var headers = HTTPFields()
    for (name, value) in answer.headers {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    if (300..<400).contains(answer.status), case .follow = request.redirects,
      let place = headers[.location]
    {
      // What authenticates a request stays with its host.
      return try await self.send(OutboundRequest(url: place))
    }
    return OutboundResponse(
      status: HTTPResponse.Status(code: answer.status), headers: headers, body: answer.body)
  }

  func send(
    _ request: OutboundRequest, receiving receive: ([UInt8]) async throws -> Void
  ) async throws -> OutboundResponse {
    let response = try await self.send(request)
    guard response.status.kind == .successful else { return response }
    // Pieces end anywhere.
    var rest = response.body[...]
    while !rest.isEmpty {
      let piece = Array(rest.prefix(97))
      rest = rest.dropFirst(97)
      try await receive(piece)
    }
    return OutboundResponse(status: response.status, headers: response.headers)
  }

  private static func call(_ request: OutboundRequest, base: String) throws -> ProviderCall {
    let target = try RequestTarget(request.url)
    let path = target.path + (target.query.map { "?\($0)" } ?? "")
    struct OtherHost: Error {}
    guard
      let call = ProviderCall(
        method: request.method.rawValue, target: path, base: base,
        headers: request.headers.map { ($0.name.rawName, $0.value) },
        body: try Self.bytes(of: request.body))
    else { throw OtherHost() }
    return call
  }

  private static func bytes(of body: OutboundBody) throws -> [UInt8] {
    switch body {
    case .none, .stream: return []
    case .bytes(let bytes): return bytes
    case .file(let path, let range):
      let content = Array(try Data(contentsOf: URL(filePath: path)))
      return range.map { Array(content[Int($0.lowerBound)..<Int($0.upperBound)]) } ?? content
    case .form(let form):
      var bytes: [UInt8] = []
      for (index, part) in form.parts.enumerated() {
        bytes += form.head(of: part, isFirst: index == 0)
        switch part.content {
        case .bytes(let content): bytes += content
        case .file(let path): bytes += try Data(contentsOf: URL(filePath: path))
        }
      }
      return bytes + form.end
    }
  }
}
