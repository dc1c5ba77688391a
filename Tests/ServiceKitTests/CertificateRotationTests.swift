import Foundation
import NIOCore
import PKI
import RPCCore
import RPCTransport
import Synchronization
import TestSupport
import Testing

@testable import ServiceKit

/// Whole services whose certificates are renewed, and whose authority is replaced, while they work.
struct CertificateRotationTests {
  private let harness: ServiceHarness

  init() throws { self.harness = try ServiceHarness() }

  /// Calls the trainer, which calls the collector, over and over until it is told to stop.
  private final class Load: Sendable {
    private struct State {
      var calls = 0
      var failures: [String] = []
      var isOver = false
    }

    private let state = Mutex(State())

    var calls: Int { self.state.withLock { $0.calls } }
    var failures: [String] { self.state.withLock { $0.failures } }

    func stop() { self.state.withLock { $0.isOver = true } }

    func run(_ client: RPCClient) async {
      // The first failure is the last: nothing is to be learned from more.
      while !self.state.withLock({ $0.isOver || !$0.failures.isEmpty }) {
        do {
          _ = try await client.unary(SampleMethods.relay, ByteBuffer(), options: .defaults)
          self.state.withLock { $0.calls += 1 }
        } catch {
          self.state.withLock { $0.failures.append("\(error)") }
        }
      }
    }

    /// Waits until so many further calls were answered.
    func answered(_ count: Int) async throws {
      let goal = self.calls + count
      try await eventually("\(count) calls are answered") {
        self.calls >= goal || !self.failures.isEmpty
      }
    }
  }

  @Test(.timeLimit(.minutes(3)))
  func `no call fails while certificates and then the authority are replaced`() async throws {
    let settings = [
      "REDDYTALK_CERTIFICATE_CHECK_SECONDS": "1", "REDDYTALK_RETIRED_TRUST_SECONDS": "0",
    ]
    let collector = try await self.harness.host(SampleCollector.self, settings)
    try await self.harness.running([collector]) {
      let address = try #require(try await collector.rpcAddress())
      let trainer = try await self.harness.host(
        SampleTrainer.self, settings.merging(["COLLECTOR_ADDRESS": address.description]) { $1 })
      let caller = try CertificateReloader(
        of: .gateway, in: self.harness.keys,
        timing: .init(interval: .milliseconds(200), retiredTrust: .zero),
        logger: ServiceHarness.silent, metrics: MetricsRegistry())
      try await self.harness.running([trainer, caller]) {
        try await self.calling(trainer, with: caller) { client in
          let load = Load()
          try await withThrowingTaskGroup(of: Void.self) { tasks in
            for _ in 0..<4 { tasks.addTask { await load.run(client) } }
            defer { load.stop() }
            try await load.answered(20)
            try await self.replaceEverything(
              for: [
                .collector: collector.certificates, .trainer: trainer.certificates,
                .gateway: caller,
              ],
              under: load)
          }
          #expect(load.calls > 100)
          #expect(load.failures == [])
        }
      }
    }
  }

  /// Calls the trainer as the Gateway, whose certificate is replaced too.
  private func calling(
    _ trainer: ServiceHost, with caller: CertificateReloader,
    _ body: (RPCClient) async throws -> Void
  ) async throws {
    let address = try #require(try await trainer.rpcAddress())
    let client = RPCClient(
      target: RPCTarget(address: address, identity: ServiceName.trainer.peerIdentity),
      configuration: .init(connectionGrace: .seconds(2)),
      tls: .rotatingTLS(caller.credentials), logger: ServiceHarness.silent)
    caller.onRetirement { client.drainConnections(madeBefore: $0) }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await client.run() }
      defer { tasks.cancelAll() }
      try await body(client)
    }
  }

  private func replaceEverything(
    for users: [ServiceName: CertificateReloader], under load: Load
  ) async throws {
    let authority = CertificateAuthority(directory: self.harness.keys.url)
    let first = try #require(try authority.list().first)
    for step in 0..<5 {
      switch step {
      case 2: _ = try authority.introduceAuthority()
      case 4: _ = try authority.retireAuthorities(settled: true)
      default: _ = try authority.renew(settled: true)
      }
      let files = try authority.list()
      for (service, certificates) in users {
        try await eventually("the \(service) has step \(step)") {
          let inUse = certificates.material
          return files.contains { $0.serial == inUse.serial && $0.name == service.rawValue }
            && inUse.roots.count == files.count { $0.name == "ca" }
        }
      }
      try await load.answered(20)
    }
    // Nobody is left who was let in by the first authority.
    #expect(try authority.list().allSatisfy { $0.serial != first.serial })
  }

  @Test(arguments: ["0.0.0.0:7201", "[::]:7201", "10.0.0.1:7201", "127.example.com:7201"])
  func `health and metrics are shown in plaintext on this machine only`(address: String)
    async throws
  {
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.harness.host(SampleCollector.self, ["COLLECTOR_METRICS_LISTEN": address])
    }
    #expect(error?.description.hasPrefix("COLLECTOR_METRICS_LISTEN is not valid") == true)
    #expect(error?.description.contains("loopback") == true)
    #expect(error.map { StartFailure($0).exitCode } == .configuration)
  }
}
