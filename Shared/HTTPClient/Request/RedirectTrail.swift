import HTTPTypes

/// Follows redirects, as far as a request allows it (RFC 9110, section 15.4).
struct RedirectTrail {
  /// The request to send now.
  private(set) var request: OutboundRequest
  private let origin: String?
  private let start = ContinuousClock.now
  private let total: Duration?
  private var count = 0

  init(_ request: OutboundRequest) {
    self.request = request
    self.origin = (try? RequestTarget(request.url))?.origin
    self.total = request.timeouts.total
  }

  /// Turns to where an answer leads. False when the answer is the one to hand out.
  ///
  /// - Throws: `OutboundError`, saying nothing of the place that the server named.
  mutating func follow(
    _ status: HTTPResponse.Status, _ headers: HTTPFields
  ) throws(OutboundError) -> Bool {
    guard case .follow(let maximum) = self.request.redirects,
      [301, 302, 303, 307, 308].contains(status.code),
      [.get, .head].contains(self.request.method), let location = headers[.location]
    else { return false }
    let from = try RequestTarget(self.request.url)
    guard self.count < maximum else {
      throw .tooManyRedirects(host: from.authority, maximum: maximum)
    }
    self.count += 1
    let to = try self.place(location, from: from)
    guard from.scheme == .http || to.scheme == .https else {
      throw .refused(host: to.authority, reason: "a redirect led from https to http")
    }
    self.request.url = to.url
    if to.origin != self.origin { self.removeCredentials() }
    try self.shortenTime(host: from.authority)
    return true
  }

  private func place(
    _ location: String, from: RequestTarget
  ) throws(OutboundError) -> RequestTarget {
    do {
      return try from.resolving(location)
    } catch {
      throw .interrupted(host: from.authority, reason: "it redirected to no usable URL")
    }
  }

  /// For good: a chain that leads back does not get them again.
  private mutating func removeCredentials() {
    self.request.headers.removeAll { SecretHeader.isSecret($0.name) }
  }

  /// All hops together have the time of the request.
  private mutating func shortenTime(host: String) throws(OutboundError) {
    guard let total = self.total else { return }
    let rest = total - self.start.duration(to: .now)
    guard rest > .zero else { throw .timedOut(host: host, limit: .total) }
    self.request.timeouts.total = rest
  }
}
