import AccessTokens
import Foundation
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import RESTContract
import RPCCore
import ServiceKit

/// Answers requests: finds the route, finds out who asks, decides whether they may, records it,
/// and has it done.
struct GatewayResponder: Sendable {
  /// What the responder keeps to.
  struct Limits: Hashable, Sendable {
    /// How long a request may take.
    var requestTimeout: Duration
    /// How long a request may take whose body is read as it comes.
    var streamTimeout: Duration

    /// Limits on time.
    init(requestTimeout: Duration, streamTimeout: Duration) {
      self.requestTimeout = requestTimeout
      self.streamTimeout = streamTimeout
    }
  }

  /// A request that was let in.
  struct Admission: Sendable {
    let route: Route
    let parameters: [String: String]
    let principal: Principal?
  }

  let table: RouteTable
  let gatekeeper: Gatekeeper
  let limiter: RateLimiter
  let auditor: Auditor
  let signIns: SignIns
  let keeper: AnswerKeeper
  let bodies: RequestBodyReader
  let limits: Limits
  let finish: ReplyFinisher
  let metrics: RequestMetrics
  let now: @Sendable () -> Date
  let logger: Logger

  /// Answers one request. Throws only when the connection is of no use any more.
  func respond(
    to request: Request, writer: consuming ResponseWriter, channel: any Channel
  ) async throws {
    let arrival = Arrival(
      request: request, requestID: RequestID.new(), time: self.now(),
      address: channel.remoteAddress?.ipAddress ?? "unknown")
    let scope = RequestScope(requestID: arrival.requestID)
    let start = ContinuousClock.now
    let admission = await self.admission(of: arrival, in: scope)
    if case .success = admission, request.headers[.expect]?.lowercased() == "100-continue" {
      try await writer.writeInformationalHead(HTTPResponse(status: .continue))
    }
    var reply = try await scope.run(trace: .new()) {
      try await self.reply(to: arrival, admission)
    }
    // Behind a request that asks for another protocol nobody reads on.
    if request.headers[.upgrade] != nil { reply.closesConnection = true }
    let response = self.finish(reply, for: arrival)
    self.record(admission, response.status, since: start)
    try await writer.write(response: response.head, body: response.body)
  }

  /// Counts an answer.
  func record(
    _ admission: Result<Admission, Problem>, _ status: HTTPResponse.Status,
    since start: ContinuousClock.Instant
  ) {
    self.metrics.record(
      route: (try? admission.get())?.route, status: status, duration: ContinuousClock.now - start)
  }

  // MARK: - Letting in

  /// Whether a request is let in, or why not.
  func admission(
    of arrival: Arrival, in scope: RequestScope
  ) async -> Result<Admission, Problem> {
    do {
      return .success(try await scope.run(trace: .new()) { try await self.admit(arrival) })
    } catch {
      return .failure(error as? Problem ?? self.unexpected(error, arrival))
    }
  }

  private func admit(_ arrival: Arrival) async throws -> Admission {
    switch self.table.match(arrival.request.method, arrival.path) {
    case .notFound:
      throw Problem(.notFound, "there is nothing at this path")
    case .methodNotAllowed(let allowed):
      throw Problem(
        .methodNotAllowed, "this path takes \(allowed.joined(separator: ", "))",
        allowedMethods: allowed)
    case .route(let route, let parameters):
      let principal: Principal?
      do {
        principal = try await self.authorise(arrival, route)
      } catch {
        throw await self.denial(error, arrival, route, parameters)
      }
      let rate = principal == nil ? RateClass.open : route.rate
      try self.take(rate, for: principal?.subject ?? arrival.address)
      if route.body != .none { try self.bodies.checkLength(arrival.request.headers) }
      if let principal {
        await self.signIns.note(principal, requestID: arrival.requestID, now: arrival.time)
      }
      return Admission(route: route, parameters: parameters, principal: principal)
    }
  }

  private func authorise(
    _ arrival: Arrival, _ route: Route
  ) async throws(Problem) -> Principal? {
    let headers = arrival.request.headers
    var principal = try await self.gatekeeper.principal(headers: headers, now: arrival.time)
    if principal == nil, route.takesTickets, let ticket = arrival.query["ticket"] {
      principal = try self.gatekeeper.redeem(
        ticket: ticket, headers: headers, now: arrival.time)
    }
    guard case .roles(let roles) = route.access else { return principal }
    guard let principal else {
      throw Problem(.missingToken, "send a token: Authorization: Bearer TOKEN")
    }
    guard !principal.roles.isDisjoint(with: roles) else {
      let names = roles.map(\.rawValue).sorted().joined(separator: " or ")
      throw Problem(.forbidden, "this needs the role \(names)", principal: principal)
    }
    return principal
  }

  /// Records that somebody was not let in. So that nobody can fill the audit trail, an address that
  /// is refused too often is only told to stop.
  private func denial(
    _ problem: Problem, _ arrival: Arrival, _ route: Route, _ parameters: [String: String]
  ) async -> Problem {
    do {
      try self.take(.refused, for: arrival.address)
    } catch {
      return error
    }
    await self.auditor.deny(
      route.denialName,
      objectID: route.path.parameterNames.first.flatMap { parameters[$0] } ?? "",
      reason: problem.kind.rawValue,
      for: CallOrigin(principal: problem.principal, requestID: arrival.requestID))
    return problem
  }

  private func take(_ rate: RateClass, for caller: String) throws(Problem) {
    guard let wait = self.limiter.take(rate, for: caller) else { return }
    throw Problem(
      .tooManyRequests, "too many requests of the class \(rate.rawValue); wait and try again",
      retryAfter: wait)
  }

  // MARK: - Answering

  /// What is answered. Throws only when the connection is of no use any more.
  func reply(
    to arrival: Arrival, _ admission: Result<Admission, Problem>
  ) async throws -> Reply {
    do {
      return try await self.perform(admission.get(), arrival)
    } catch let error as HTTPParserError {
      throw error
    } catch let error as ChannelError {
      throw error
    } catch {
      let problem = error as? Problem ?? self.unexpected(error, arrival)
      var reply = try self.finish.reply(problem, for: arrival)
      // The rest of a body that nobody reads would have to be waited for.
      let isAdmitted = if case .success = admission { true } else { false }
      reply.closesConnection =
        problem.kind == .bodyTooLarge || (!isAdmitted && arrival.mayHaveBody)
      return reply
    }
  }

  private func perform(_ admission: Admission, _ arrival: Arrival) async throws -> Reply {
    let route = admission.route
    let timeout =
      route.body == .stream ? self.limits.streamTimeout : self.limits.requestTimeout
    return try await Deadline.$current.withValue(.after(timeout)) {
      let exchange = try await self.exchange(admission, arrival)
      let objectID = route.path.parameterNames.first.flatMap { admission.parameters[$0] } ?? ""
      let perform: @Sendable () async throws -> Reply = {
        try await self.auditor.record(route, objectID: objectID, for: exchange.origin) {
          try await route.handler(exchange)
        }
      }
      guard route.keepsAnswers, let key = try AnswerKeeper.key(in: exchange.headers) else {
        return try await perform()
      }
      let scope = IdempotencyScope(
        subject: exchange.origin.subject, path: String(arrival.path), key: key)
      return try await self.keeper.answer(
        scope, body: exchange.body, now: arrival.time, perform)
    }
  }

  private func exchange(_ admission: Admission, _ arrival: Arrival) async throws -> Exchange {
    let request = arrival.request
    var body: [UInt8] = []
    if admission.route.body == .json {
      body = try await self.bodies.collect(request.body, request.headers)
      if !body.isEmpty {
        _ = try RequestBodyReader.mediaType(of: request.headers, taking: [.json])
      }
    }
    let origin = CallOrigin(principal: admission.principal, requestID: arrival.requestID)
    let key = try AnswerKeeper.key(in: request.headers) ?? arrival.requestID
    return Exchange(
      principal: admission.principal, origin: origin, parameters: admission.parameters,
      query: arrival.query, authority: request.head.authority, headers: request.headers, body: body,
      stream: request.body,
      time: arrival.time, asksForSocket: arrival.asksForSocket,
      idempotencyKey: "\(origin.subject):\(key)")
  }

  private func unexpected(_ error: any Error, _ arrival: Arrival) -> Problem {
    self.logger.error(
      "request failed",
      metadata: [
        "request.id": "\(arrival.requestID)", "http.method": "\(arrival.request.method)",
        "http.path": "\(arrival.path)", "error": "\(error)",
      ])
    // What says so itself, as the store does on a full disk.
    if let known = error as? any RPCErrorConvertible,
      [.unavailable, .resourceExhausted].contains(known.rpcCode)
    {
      return Problem(
        .serviceUnavailable, "the Gateway's store cannot be used now; see its health",
        retryAfter: .seconds(2))
    }
    return Problem(
      .internalError, "the Gateway failed; its log has the cause under this request id")
  }
}
