import Foundation
import Logging
import Metrics
import NIOCore
import PKI
import RPCCore
import RPCTransport
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import ServiceKit

/// A reloader of the trainer's identity, in a directory of its own, with the time in the test's hand.
private final class Rig: Sendable {
  let owner = TemporaryDirectory()
  let clock = ManualClock()
  let metrics = MetricsRegistry()
  let reloader: CertificateReloader

  var directory: URL { self.owner.url }
  var authority: CertificateAuthority { CertificateAuthority(directory: self.directory) }

  init(retiredTrust: Duration = .seconds(60)) throws {
    try DevelopmentAuthority(directory: self.owner.url, services: ["trainer"], clients: [])
      .prepare()
    let start = Date()
    let clock = self.clock
    self.reloader = try CertificateReloader(
      of: .trainer, in: KeyDirectory(self.owner.url),
      timing: .init(interval: .seconds(10), retiredTrust: retiredTrust), clock: clock,
      now: { start + clock.now.offset / .seconds(1) }, logger: ServiceHarness.silent,
      metrics: self.metrics)
  }

  func text(_ name: String) throws -> Data {
    try Data(contentsOf: self.directory.appending(path: name))
  }

  /// Puts a file into place as `pki rotate` does.
  func put(_ data: Data, _ name: String) throws {
    let temporary = self.directory.appending(path: ".temporary")
    try data.write(to: temporary)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: temporary.path())
    rename(temporary.path(), self.directory.appending(path: name).path())
  }
}

struct CertificateReloaderTests {
  @Test func `what was not replaced is not looked at again`() async throws {
    let rig = try Rig()
    #expect(await rig.reloader.look() == .unchanged)
    #expect(await rig.reloader.look() == .unchanged)
  }

  @Test func `a renewed certificate is in use after the next look, and counted`() async throws {
    let rig = try Rig()
    let before = rig.reloader.material.serial
    let renewed = try rig.authority.renew()[0]
    #expect(await rig.reloader.look() == .replaced)
    #expect(rig.reloader.material.serial == renewed.serial)
    #expect(rig.reloader.material.serial != before)
    #expect(await rig.reloader.look() == .unchanged)
    let text = rig.metrics.prometheusText()
    #expect(text.contains("tls_certificate_reloads_total{outcome=\"replaced\"} 1"))
    let line = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("tls_certificate_days_left ") })
    let days = try #require(Double(line.split(separator: " ")[1]))
    #expect(abs(days - 30) < 0.1)
  }

  @Test func `a pair that is half replaced is waited for, not complained about`() async throws {
    let rig = try Rig()
    let old = try rig.text("trainer.pem")
    _ = try rig.authority.renew()
    let new = try rig.text("trainer.pem")
    try rig.put(old, "trainer.pem")
    #expect(await rig.reloader.look() == .unsettled)
    #expect(rig.reloader.health().state == .pass)
    try rig.put(new, "trainer.pem")
    #expect(await rig.reloader.look() == .replaced)
  }

  @Test func `a pair that does not fit is refused, shown, and the old one stays in use`()
    async throws
  {
    let rig = try Rig()
    let serial = rig.reloader.material.serial
    let old = try rig.text("trainer.pem")
    _ = try rig.authority.renew()
    try rig.put(old, "trainer.pem")
    #expect(await rig.reloader.look() == .unsettled)
    #expect(await rig.reloader.look() == .refused)
    let health = rig.reloader.health()
    #expect(health.state == .warn)
    #expect(health.detail.contains("refused"))
    #expect(rig.reloader.material.serial == serial)
    #expect(await rig.reloader.look() == .refused)
    #expect(
      rig.metrics.prometheusText().contains("tls_certificate_reloads_total{outcome=\"refused\"} 1"))
    // And what comes after it is taken.
    _ = try rig.authority.renew()
    #expect(await rig.reloader.look() == .replaced)
    #expect(rig.reloader.health().state == .pass)
  }

  @Test func `when somebody asks, what lies there is judged at once`() async throws {
    let rig = try Rig()
    let old = try rig.text("trainer.pem")
    _ = try rig.authority.renew()
    try rig.put(old, "trainer.pem")
    #expect(await rig.reloader.look(isAsked: true) == .refused)
  }

  enum Defect: String, CaseIterable, Sendable {
    case expired, notYetValid, ofAnotherService, ofAnotherAuthority, openToOthers, noKey, noRoots
    case nonsense
  }

  /// Puts something into place that nobody should use.
  private static func spoil(_ rig: Rig, _ defect: Defect) throws {
    let file = rig.directory.appending(path: "trainer.key").path()
    func issue(_ name: String, daysFromNow days: Double) throws {
      let time = Date().addingTimeInterval(days * 86_400)
      _ = try CertificateAuthority(directory: rig.directory, now: { time }).issue(
        name, lifetime: 3600, replacing: true)
    }
    switch defect {
    case .expired: try issue("trainer", daysFromNow: -1)
    case .notYetValid: try issue("trainer", daysFromNow: 1)
    case .ofAnotherService:
      try issue("other", daysFromNow: 0)
      for kind in ["pem", "key"] { try rig.put(rig.text("other.\(kind)"), "trainer.\(kind)") }
    case .ofAnotherAuthority:
      let stranger = try Rig()
      for kind in ["pem", "key"] {
        try rig.put(stranger.text("trainer.\(kind)"), "trainer.\(kind)")
      }
    case .openToOthers:
      _ = try rig.authority.renew()
      chmod(file, 0o644)
    case .noKey: unlink(file)
    case .noRoots: unlink(rig.directory.appending(path: "ca.pem").path())
    case .nonsense: try rig.put(Data("nonsense".utf8), "trainer.pem")
    }
  }

  @Test(arguments: Defect.allCases)
  func `what nobody should use is not used`(defect: Defect) async throws {
    let rig = try Rig()
    let serial = rig.reloader.material.serial
    try Self.spoil(rig, defect)
    #expect(await rig.reloader.look(isAsked: true) == .refused)
    #expect(rig.reloader.material.serial == serial)
    #expect(rig.reloader.health().state == .warn)
  }

  @Test func `a certificate whose time has not come is taken when it has`() async throws {
    let rig = try Rig()
    let time = Date().addingTimeInterval(3600)
    _ = try CertificateAuthority(directory: rig.directory, now: { time }).issue(
      "trainer", lifetime: 86_400, replacing: true)
    #expect(await rig.reloader.look(isAsked: true) == .refused)
    rig.clock.advance(by: .seconds(3600))
    #expect(await rig.reloader.look() == .replaced)
  }

  @Test func `another listener can refuse, and then nobody uses it`() async throws {
    struct Refusal: Error {}
    let rig = try Rig()
    let used = Mutex(0)
    let serial = rig.reloader.material.serial
    rig.reloader.onReplacement { _ in { used.withLock { $0 += 1 } } }
    rig.reloader.onReplacement { _ in throw Refusal() }
    _ = try rig.authority.renew()
    #expect(await rig.reloader.look(isAsked: true) == .refused)
    #expect(used.withLock { $0 } == 0)
    #expect(rig.reloader.material.serial == serial)
  }

  @Test func `connections under retired trust are drained after their time, others never`()
    async throws
  {
    let rig = try Rig(retiredTrust: .seconds(60))
    let drained = Mutex<[UInt64]>([])
    rig.reloader.onRetirement { generation in drained.withLock { $0.append(generation) } }
    _ = try rig.authority.introduceAuthority()
    #expect(await rig.reloader.look() == .replaced)
    _ = try rig.authority.renew(settled: true)
    #expect(await rig.reloader.look() == .replaced)
    rig.clock.advance(by: .seconds(3600))
    await rig.reloader.look()
    #expect(drained.withLock { $0 } == [])
    _ = try rig.authority.retireAuthorities(settled: true)
    #expect(await rig.reloader.look() == .replaced)
    rig.clock.advance(by: .seconds(59))
    await rig.reloader.look()
    #expect(drained.withLock { $0 } == [])
    rig.clock.advance(by: .seconds(1))
    await rig.reloader.look()
    #expect(drained.withLock { $0 } == [3])
  }

  @Test func `the files are looked at again and again`() async throws {
    let rig = try Rig()
    let group = ServiceGroup(services: [rig.reloader], logger: ServiceHarness.silent)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      try await eventually("the reloader sleeps") { rig.clock.sleeperCount == 1 }
      let renewed = try rig.authority.renew()[0]
      rig.clock.advance(by: .seconds(10))
      try await eventually("it is in use") { rig.reloader.material.serial == renewed.serial }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  private static let lives: [(TimeInterval, TimeInterval, HealthCheckResult.State)] = [
    (30 * 86_400, 29 * 86_400, .pass), (30 * 86_400, 86_400, .warn), (30 * 86_400, -1, .fail),
    (86_400, 43_200, .pass), (86_400, 10_800, .warn),
  ]

  @Test(arguments: Self.lives)
  func `a certificate is reported before it expires, a short one later`(
    life: TimeInterval, remaining: TimeInterval, state: HealthCheckResult.State
  ) {
    let end = Date(timeIntervalSince1970: 1_700_000_000)
    let health = CertificateHealth(validity: (end - life)...end)
    #expect(health.check(at: end - remaining).state == state)
  }
}
