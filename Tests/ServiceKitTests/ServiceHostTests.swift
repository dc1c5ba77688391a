import API
import Configuration
import Foundation
import Logging
import NIOCore
import PKI
import RPCCore
import RPCTransport
import ServiceLifecycle
import TestSupport
import Testing

@testable import ServiceKit

/// Whole services with their real parts: files, TLS, TCP.
struct ServiceHostTests {
  private let harness: ServiceHarness

  init() throws { self.harness = try ServiceHarness() }

  @Test func `a service that is allowed may call and is known by its certificate`() async throws {
    let collector = try await self.harness.host(SampleCollector.self)
    try await self.harness.running([collector]) {
      try await self.harness.calling(collector, .collector, as: .trainer) { client in
        let answer = try await client.unary(
          SampleMethods.whoCalls, ByteBuffer(),
          options: CallOptions(metadata: ["x-actor": "eve", "x-request-id": "r-1"]))
        #expect(String(buffer: answer) == "service:trainer r-1")
      }
    }
  }

  @Test func `a service that is not allowed is denied, and so is every method not named`()
    async throws
  {
    let collector = try await self.harness.host(SampleCollector.self)
    try await self.harness.running([collector]) {
      try await self.harness.calling(collector, .collector, as: .evaluator) { client in
        let error = await #expect(throws: RPCError.self) {
          try await client.unary(SampleMethods.whoCalls, ByteBuffer(), options: .defaults)
        }
        #expect(error?.code == .permissionDenied)
      }
      try await self.harness.calling(collector, .collector, as: .trainer) { client in
        let error = await #expect(throws: RPCError.self) {
          try await client.unary(SampleMethods.forbidden, ByteBuffer(), options: .defaults)
        }
        #expect(error?.code == .permissionDenied)
      }
    }
  }

  @Test func `every service may ask for health`() async throws {
    let collector = try await self.harness.host(SampleCollector.self)
    try await self.harness.running([collector]) {
      try await self.harness.calling(collector, .collector, as: .evaluator) { client in
        let health = try await HealthClient(client).check(Reddytalk_Common_V1_HealthRequest())
        #expect(health.service == "collector")
        #expect(health.version == ProductVersion.current)
        #expect(health.checks.map(\.name) == ["service.ready", "store", "tls.certificate"])
        #expect(health.checks.contains { $0.name == "store" && $0.state == .pass })
        #expect(health.residentBytes > 0 && health.uptimeSeconds > 0)
      }
    }
  }

  @Test func `a request keeps its id across services`() async throws {
    let collector = try await self.harness.host(SampleCollector.self)
    try await self.harness.running([collector]) {
      let address = try #require(try await collector.rpcAddress())
      let trainer = try await self.harness.host(
        SampleTrainer.self, ["COLLECTOR_ADDRESS": address.description])
      try await self.harness.running([trainer]) {
        try await self.harness.calling(trainer, .trainer, as: .gateway) { client in
          let caller = Caller(actor: "anna", roles: ["admin"], requestID: "r-42")
          let answer = try await client.unary(
            SampleMethods.relay, ByteBuffer(), options: CallOptions(metadata: caller.metadata))
          #expect(String(buffer: answer) == "service:trainer r-42")
        }
      }
    }
  }

  @Test(.timeLimit(.minutes(2)))
  func `an open watch does not hold up a graceful shutdown`() async throws {
    // Calls in flight are given far more time than the test has.
    let collector = try await self.harness.host(
      SampleCollector.self, ["REDDYTALK_SHUTDOWN_SECONDS": "3600"])
    let group = ServiceGroup(services: [collector], logger: ServiceHarness.silent)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      try await self.harness.calling(collector, .collector, as: .trainer) { client in
        let stream = try await client.serverStreaming(
          SampleMethods.watch, ByteBuffer(), options: .defaults)
        var iterator = stream.makeAsyncIterator()
        #expect(try await iterator.next().map { String(buffer: $0) } == "first")
        await group.triggerGracefulShutdown()
        let error = await #expect(throws: RPCError.self) { try await iterator.next() }
        #expect(error?.code == .unavailable)
        try await tasks.waitForAll()
      }
    }
  }

  @Test func `servers stop first, then jobs, and the store is closed last`() async throws {
    let stops = Lines()
    let gateway = try await SampleGateway.$stops.withValue(stops) {
      try await self.harness.host(SampleGateway.self)
    }
    try await self.harness.running([gateway]) {
      _ = try await gateway.healthAddress()
    }
    #expect(stops.all == ["server", "job", "store"])
  }

  @Test func `a service is not ready before its own servers listen`() async throws {
    let (listens, listensContinuation) = AsyncStream.makeStream(of: Void.self)
    let gateway = try await SampleGateway.$listening.withValue({
      for await _ in listens { break }
      return RPCAddress(host: "127.0.0.1", port: 8080)
    }) {
      try await self.harness.host(SampleGateway.self)
    }
    try await self.harness.running([gateway]) {
      _ = try await gateway.healthAddress()
      #expect(gateway.readiness.check().detail == "the service is starting")
      listensContinuation.yield()
      try await eventually("the service is ready") {
        gateway.readiness.check().state == .pass
      }
    }
  }

  @Test func `a port in use is an unavailable port and names its setting`() async throws {
    let collector = try await self.harness.host(SampleCollector.self)
    try await self.harness.running([collector]) {
      let address = try #require(try await collector.rpcAddress())
      let second = try await self.harness.host(
        SampleCollector.self, ["COLLECTOR_LISTEN": address.description])
      let error = await #expect(throws: StartFailure.self) { try await second.run() }
      #expect(error?.message.hasPrefix("COLLECTOR_LISTEN: ") == true)
      #expect(error?.exitCode == .unavailable)
    }
  }

  @Test func `without keys a service does not start and says where they should be`() async throws {
    let missing = self.harness.directory.url.appending(path: "nowhere")
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.harness.host(SampleCollector.self, ["REDDYTALK_PKI_DIR": missing.path()])
    }
    #expect(error?.description.contains("nowhere/collector.pem") == true)
    #expect(error.map { StartFailure($0).exitCode } == .configuration)
  }

  @Test func `a setting out of range stops the start`() async throws {
    await #expect(
      throws: ConfigurationError.invalid(
        name: "SAMPLE_LIMIT", expected: "a whole number from 1 to 10")
    ) {
      try await self.harness.host(SampleCollector.self, ["SAMPLE_LIMIT": "11"])
    }
  }

  @Test func `the data directory is made for the service alone`() async throws {
    _ = try await self.harness.host(SampleCollector.self)
    let path = self.harness.directory.url.appending(path: "collector").path()
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func `help lists every setting of the service`() {
    let keys = ConfigurationKey.common(to: .collector) + SampleCollector.configurationKeys
    let text = HelpText.text(of: .collector, keys: keys)
    for key in keys { #expect(text.contains("\(key.option), \(key.name)\n")) }
    #expect(text.contains("how many samples are enough (default: 5)"))
  }

  @Test(arguments: [
    (["--help"], ExitCode.success), (["--version"], .success), (["--nonsense", "1"], .usage),
    (["nonsense"], .usage), (["--reddytalk-env-file", "/nonexistent/.env"], .configuration),
  ])
  func `a program ends as its command line deserves`(
    arguments: [String], code: ExitCode
  ) async {
    #expect(
      await ServiceProgram.execute(SampleCollector.self, arguments: arguments, environment: [:])
        == code)
  }
}
