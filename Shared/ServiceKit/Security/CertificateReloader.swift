public import FoundationEssentials
public import Logging
public import Metrics
public import RPCTransport
public import ServiceLifecycle
import Synchronization
import UnixSignals

/// Follows the files of a service's identity, and puts what replaces them into use for new connections.
///
/// The files are looked at again and again, and at once on SIGHUP. What has changed is used only when the
/// key fits, the certificate is valid and the trust roots vouch for it; otherwise what was in use stays,
/// and health and log say why. When a trust root is gone, connections made before are drained a while
/// later: by then the peers have what the new ones are made with.
public final class CertificateReloader: Service {
  /// Looks at what is about to replace the files' content, and returns what puts it into use.
  public typealias Adoption = @Sendable (TLSMaterial) throws -> @Sendable () -> Void

  /// How the files are followed.
  public struct Timing: Hashable, Sendable {
    /// From one look at the files to the next.
    public var interval: Duration
    /// How long connections may go on that were made when a retired root was trusted.
    public var retiredTrust: Duration

    /// The settings' defaults unless given.
    public init(interval: Duration = .seconds(10), retiredTrust: Duration = .seconds(60)) {
      self.interval = interval
      self.retiredTrust = retiredTrust
    }
  }

  /// What a look at the files came to.
  enum Outcome: Hashable, Sendable {
    /// Nothing has changed.
    case unchanged
    /// It does not fit together, perhaps because it is being replaced right now.
    case unsettled
    /// It is in use.
    case replaced
    /// It is not used.
    case refused
  }

  private struct State {
    var material: TLSMaterial
    /// The files as they were last read.
    var seen: [FileStamp?]
    /// The files that were not usable, and not refused yet.
    var unsettled: [FileStamp?]?
    var refusal: String?
    var adoptions: [Adoption] = []
    var drains: [@Sendable (UInt64) -> Void] = []
    /// Connections of earlier generations are drained from a time on.
    var retired: (generation: UInt64, after: Date)?
  }

  /// What connections between services are made with.
  public let credentials: RotatingCredentials

  private let service: ServiceName
  private let keys: KeyDirectory
  private let timing: Timing
  private let clock: any Clock<Duration>
  private let now: @Sendable () -> Date
  private let logger: Logger
  private let metrics: any MetricsFactory
  private let daysLeft: Gauge
  private let trapsHangUp = Atomic(false)
  private let state: Mutex<State>

  /// Reads the files; `run()` follows them.
  ///
  /// - Parameters:
  ///   - service: Whose identity it is.
  ///   - keys: Where the files are.
  ///   - timing: How they are followed.
  ///   - clock: What is slept by.
  ///   - now: The time of day.
  ///   - logger: Told of what is replaced and what is refused.
  ///   - metrics: Where days left and reloads are counted.
  /// - Throws: Which file cannot be used, and why.
  public init(
    of service: ServiceName, in keys: KeyDirectory, timing: Timing = Timing(),
    clock: any Clock<Duration> = ContinuousClock(),
    now: @escaping @Sendable () -> Date = { Date() }, logger: Logger, metrics: any MetricsFactory
  ) throws {
    // Before the content: what is replaced in between is seen at the next look.
    let seen = Self.stamps(of: service, in: keys)
    let material = try TLSMaterial(of: service, in: keys)
    self.credentials = RotatingCredentials(material.credentials)
    self.service = service
    self.keys = keys
    self.timing = timing
    self.clock = clock
    self.now = now
    self.logger = logger
    self.metrics = metrics
    self.daysLeft = Gauge(label: "tls.certificate.days_left", factory: metrics)
    self.state = Mutex(State(material: material, seen: seen))
    self.recordDaysLeft()
  }

  /// What is in use.
  public var material: TLSMaterial { self.state.withLock { $0.material } }

  /// Lets a further listener have a say in what replaces the files' content, and use it.
  public func onReplacement(_ adoption: @escaping Adoption) {
    self.state.withLock { $0.adoptions.append(adoption) }
  }

  /// Calls `drain` with the generation before which connections were made under retired trust.
  func onRetirement(_ drain: @escaping @Sendable (UInt64) -> Void) {
    self.state.withLock { $0.drains.append(drain) }
  }

  /// Lets `run()` look at once on SIGHUP, which would end the process otherwise.
  func trapHangUp() { self.trapsHangUp.store(true, ordering: .relaxed) }

  /// For the service's health.
  func health() -> HealthCheckResult {
    let state = self.state.withLock { $0 }
    return CertificateHealth(validity: state.material.validity, refusal: state.refusal)
      .check(at: self.now())
  }

  /// Follows the files until graceful shutdown.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        if self.trapsHangUp.load(ordering: .relaxed) {
          group.addTask {
            for await _ in await UnixSignalsSequence(trapping: .sighup) {
              await self.look(isAsked: true)
            }
          }
        }
        while (try? await self.clock.sleep(for: self.timing.interval)) != nil {
          await self.look()
        }
        group.cancelAll()
      }
    }
  }

  /// Looks at the files once.
  ///
  /// - Parameter isAsked: Whether somebody asks for what lies there now: it is judged at once, while
  ///   what was merely found may be half replaced and is judged when it is found again.
  @discardableResult
  func look(isAsked: Bool = false) async -> Outcome {
    defer {
      self.recordDaysLeft()
      self.drainRetired()
    }
    let stamps = Self.stamps(of: self.service, in: self.keys)
    let (seen, unsettled, refusal) = self.state.withLock { ($0.seen, $0.unsettled, $0.refusal) }
    // What is refused is tried again: a certificate may become valid.
    guard stamps != seen || isAsked || refusal != nil else { return .unchanged }
    do {
      let material = try TLSMaterial(of: self.service, in: self.keys)
      try await material.check(at: self.now())
      try self.use(material, seenAs: stamps)
      return .replaced
    } catch {
      guard isAsked || unsettled == stamps || seen == stamps else {
        self.state.withLock { $0.unsettled = stamps }
        return .unsettled
      }
      self.refuse("\(error)", seenAs: stamps)
      return .refused
    }
  }

  // MARK: - Replacing

  private func use(_ material: TLSMaterial, seenAs stamps: [FileStamp?]) throws {
    // All say that they can before any does.
    let adoptions = self.state.withLock { $0.adoptions }
    let commits = try adoptions.map { try $0(material) }
    let generation = self.credentials.replace(with: material.credentials)
    for commit in commits { commit() }
    self.state.withLock { state in
      if material.retiresTrust(of: state.material) {
        let delay = self.timing.retiredTrust / .seconds(1)
        state.retired = (generation, self.now().addingTimeInterval(delay))
      }
      state.material = material
      state.seen = stamps
      state.unsettled = nil
      state.refusal = nil
    }
    self.count("replaced")
    self.logger.notice(
      "certificate replaced",
      metadata: [
        "certificate.serial": "\(material.serial)",
        "certificate.expires": "\(material.validity.upperBound.formatted(.iso8601))",
      ])
  }

  private func refuse(_ reason: String, seenAs stamps: [FileStamp?]) {
    let isNews = self.state.withLock { state in
      defer { state.refusal = reason }
      state.seen = stamps
      state.unsettled = nil
      return state.refusal != reason
    }
    guard isNews else { return }
    self.count("refused")
    self.logger.error("certificate refused", metadata: ["error": "\(reason)"])
  }

  private func drainRetired() {
    let now = self.now()
    let due = self.state.withLock { state -> (UInt64, [@Sendable (UInt64) -> Void])? in
      // Asked again at each look: a connection that was being made is not drained the first time.
      guard let retired = state.retired, retired.after <= now else { return nil }
      return (retired.generation, state.drains)
    }
    guard let (generation, drains) = due else { return }
    for drain in drains { drain(generation) }
  }

  private func recordDaysLeft() {
    let end = self.state.withLock { $0.material.validity.upperBound }
    self.daysLeft.record(end.timeIntervalSince(self.now()) / 86_400)
  }

  private func count(_ outcome: String) {
    Counter(
      label: "tls.certificate.reloads", dimensions: [("outcome", outcome)], factory: self.metrics
    ).increment()
  }

  private static func stamps(of service: ServiceName, in keys: KeyDirectory) -> [FileStamp?] {
    [keys.certificateChain(of: service), keys.privateKey(of: service), keys.trustRoots]
      .map(FileStamp.init)
  }
}
