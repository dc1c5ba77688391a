import HTTPTypes

/// Sends requests as providers ask for it: again after what passes, within a budget, and not at all to a host that
/// fails most of the time.
public struct RetryingClient: Sendable {
  /// What a request that opens a stream came to.
  public enum Opened: Sendable {
    /// The server answers with success.
    case stream(OutboundStream)
    /// The server refuses, and says why.
    case refusal(OutboundResponse)
  }

  /// What is kept of the body of a refusal.
  public static let maximumRefusalBytes = 64 << 10

  /// The client that sends.
  public let client: CurlClient
  private let policy: RetryPolicy
  private let budget: RetryBudget
  private let breakers: CircuitBreakers
  private let time: TimeSource

  /// - Parameters:
  ///   - client: Sends.
  ///   - policy: When to send again.
  ///   - budget: Shared by those that ask the same service.
  ///   - breaker: When to leave a host alone.
  ///   - time: This machine's unless told otherwise.
  public init(
    _ client: CurlClient, policy: RetryPolicy = RetryPolicy(), budget: RetryBudget = RetryBudget(),
    breaker: CircuitBreakerState.Policy = .init(), time: TimeSource = .system
  ) {
    self.client = client
    self.policy = policy
    self.budget = budget
    self.breakers = CircuitBreakers(breaker)
    self.time = time
  }

  /// Sends a request until there is an answer to hand out.
  ///
  /// - Parameters:
  ///   - request: The request; `OutboundRequest.repetition` says whether it may be sent again.
  ///   - isFinal: Whether an answer is one to hand out although its status tells of something that passes, such as a
  ///     429 for a quota that is used up.
  /// - Throws: `OutboundError`, or `CancellationError`.
  public func send(
    _ request: OutboundRequest, isFinal: (OutboundResponse) -> Bool = { _ in false }
  ) async throws -> OutboundResponse {
    try await self.repeatedly(request, isFinal: isFinal) {
      let response = try await self.client.send(request)
      return (response, response)
    }
  }

  /// Sends a request until there is a stream to read, or a refusal to hand out.
  ///
  /// - Parameters:
  ///   - request: As for `send(_:isFinal:)`.
  ///   - isFinal: As for `send(_:isFinal:)`.
  /// - Throws: `OutboundError`, or `CancellationError`.
  public func open(
    _ request: OutboundRequest, isFinal: (OutboundResponse) -> Bool = { _ in false }
  ) async throws -> Opened {
    try await self.repeatedly(request, isFinal: isFinal) {
      let stream = try await self.client.open(request)
      guard stream.status.kind != .successful else {
        return (
          .stream(stream), OutboundResponse(status: stream.status, headers: stream.headers)
        )
      }
      let body = try await stream.body.collect(upTo: Self.maximumRefusalBytes)
      let refusal = OutboundResponse(status: stream.status, headers: stream.headers, body: body)
      return (.refusal(refusal), refusal)
    }
  }

  private func repeatedly<Value>(
    _ request: OutboundRequest, isFinal: (OutboundResponse) -> Bool,
    _ attempt: () async throws -> (Value, OutboundResponse)
  ) async throws -> Value {
    let host = try RequestTarget(request.url).authority
    let start = self.time.elapsed()
    self.budget.deposit()
    var number = 1
    while true {
      let result: Result<(Value, OutboundResponse), OutboundError>
      do {
        result = .success(try await self.guarded(host, attempt))
      } catch let error as OutboundError {
        result = .failure(error)
      }
      guard let delay = self.delay(number, result, request, isFinal, since: start) else {
        return try result.get().0
      }
      try await self.time.sleep(delay)
      number += 1
    }
  }

  /// Makes an attempt, unless the host is left alone, and counts what it came to.
  private func guarded<Value>(
    _ host: String, _ attempt: () async throws -> (Value, OutboundResponse)
  ) async throws -> (Value, OutboundResponse) {
    try self.breakers.admit(host, at: self.time.elapsed())
    do {
      let answer = try await attempt()
      if answer.1.status.code >= 500 {
        self.breakers.failed(host, at: self.time.elapsed())
      } else {
        self.breakers.succeeded(host, at: self.time.elapsed())
      }
      return answer
    } catch {
      if let error = error as? OutboundError, error.isPassing {
        self.breakers.failed(host, at: self.time.elapsed())
      } else {
        self.breakers.abandoned(host, at: self.time.elapsed())
      }
      throw error
    }
  }

  /// How long to wait before the next attempt; nil when there is none.
  private func delay<Value>(
    _ number: Int, _ result: Result<(Value, OutboundResponse), OutboundError>,
    _ request: OutboundRequest, _ isFinal: (OutboundResponse) -> Bool, since start: Duration
  ) -> Duration? {
    let outcome: RetryPolicy.Outcome
    switch result {
    case .success((_, let response)):
      // What no rule would repeat is handed out without being looked at: most answers are such.
      guard response.status.code >= 400, !isFinal(response) else { return nil }
      outcome = .status(
        response.status.code, RetryHint(response.headers, now: self.time.date()))
    case .failure(let error): outcome = .failure(error)
    }
    let decision = self.policy.decide(
      attempt: number, outcome, isRepeatable: request.isRepeatable,
      elapsed: self.time.elapsed() - start, random: self.time.random())
    guard case .retry(let delay) = decision, self.budget.withdraw() else { return nil }
    return delay
  }
}
