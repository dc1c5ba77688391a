import Foundation
import Logging
import NIOCore
import NIOPosix
import RPCTransport
import ServiceLifecycle
import Testing

@testable import ServiceKit

struct HealthTests {
  private func report(_ checks: [(String, HealthCheckResult)]) -> HealthReport {
    HealthReport(
      service: "trainer", version: "1.2.3", checks: checks.map { ($0.0, $0.1) }, process: nil,
      startSeconds: 0.5)
  }

  @Test func `checks are run side by side and reported by name`() async {
    let registry = HealthRegistry()
    registry.register("b") { .pass("fine") }
    registry.register("a") { .fail("broken", remedy: "mend it") }
    let results = await registry.run()
    #expect(results.map(\.name) == ["a", "b"])
    #expect(results.map(\.result.state) == [.fail, .pass])
  }

  @Test func `a check that does not end fails`() async {
    let registry = HealthRegistry(timeout: .milliseconds(10))
    registry.register("stuck") {
      try? await Task.sleep(for: .seconds(3600))
      return .pass("too late")
    }
    #expect(await registry.run().first?.result.state == .fail)
  }

  @Test(arguments: [
    ([HealthCheckResult.pass("")], HealthCheckResult.State.pass),
    ([.pass(""), .warn("", remedy: "")], .warn),
    ([.warn("", remedy: ""), .fail("", remedy: "")], .fail),
    ([], .pass),
  ])
  func `a report is as bad as its worst check`(
    results: [HealthCheckResult], state: HealthCheckResult.State
  ) {
    #expect(self.report(results.map { ("x", $0) }).state == state)
  }

  @Test func `a report is valid JSON with cause and remedy`() throws {
    let json = self.report([("store", .fail("no \"space\"", remedy: "free\nsome"))]).json
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["status"] as? String == "fail")
    #expect(object["service"] as? String == "trainer")
    #expect(object["startSeconds"] as? Double == 0.5)
    let check = try #require((object["checks"] as? [[String: String]])?.first)
    #expect(
      check == [
        "name": "store", "status": "fail", "detail": "no \"space\"", "remedy": "free\nsome",
      ])
  }

  @Test func `readiness follows the service's life`() {
    let readiness = Readiness()
    #expect(readiness.check().state == .fail)
    readiness.becomeReady(afterSeconds: 0.25)
    #expect(readiness.check().state == .pass)
    #expect(readiness.startSeconds == 0.25)
    readiness.beginStopping()
    #expect(readiness.check().state == .fail)
  }

  @Test func `the listener answers health, metrics and nothing else`() async throws {
    let checks = HealthRegistry()
    checks.register("store") { .pass("fine") }
    try await self.withListener(checks) { address in
      let health = try await self.request("GET /health HTTP/1.1\r\nHost: x\r\n\r\n", of: address)
      #expect(health.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(health.contains("application/json") && health.contains("\"status\":\"pass\""))
      let metrics = try await self.request("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n", of: address)
      #expect(metrics.hasPrefix("HTTP/1.1 200 OK\r\n") && metrics.hasSuffix("# metrics\n"))
      let other = try await self.request("GET /secrets HTTP/1.1\r\nHost: x\r\n\r\n", of: address)
      #expect(other.hasPrefix("HTTP/1.1 404 "))
      let post = try await self.request(
        "POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi", of: address)
      #expect(post.hasPrefix("HTTP/1.1 405 "))
      let head = try await self.request("HEAD /health HTTP/1.1\r\nHost: x\r\n\r\n", of: address)
      #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n") && head.hasSuffix("\r\n\r\n"))
      let garbage = try await self.request("\u{1}\u{2}\u{3}\r\n\r\n", of: address)
      #expect(!garbage.contains("200 OK"))
    }
  }

  @Test func `a failing check makes the probe fail`() async throws {
    let checks = HealthRegistry()
    checks.register("store") { .fail("gone", remedy: "look") }
    try await self.withListener(checks) { address in
      let health = try await self.request("GET /health HTTP/1.1\r\nHost: x\r\n\r\n", of: address)
      #expect(health.hasPrefix("HTTP/1.1 503 "))
    }
  }

  @Test func `a port in use is named with its setting`() async throws {
    try await self.withListener(HealthRegistry()) { address in
      let second = HealthListener(
        address: address, setting: "X_METRICS_LISTEN", routes: self.routes(HealthRegistry()))
      let error = await #expect(throws: StartFailure.self) { try await second.run() }
      #expect(error?.message.contains("X_METRICS_LISTEN") == true)
      #expect(error?.message.contains("\(address.port)") == true)
      #expect(error?.exitCode == .unavailable)
    }
  }

  private func routes(_ checks: HealthRegistry) -> HealthRoutes {
    HealthRoutes(
      report: {
        HealthReport(
          service: "trainer", version: "1", checks: await checks.run(), process: nil,
          startSeconds: nil)
      }, metrics: { "# metrics\n" })
  }

  private func withListener(
    _ checks: HealthRegistry, _ body: (RPCAddress) async throws -> Void
  ) async throws {
    let listener = HealthListener(
      address: RPCAddress(host: "127.0.0.1", port: 0), setting: "TEST_LISTEN",
      routes: self.routes(checks))
    let group = ServiceGroup(services: [listener], logger: Logger(label: "test"))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      try await body(try await listener.boundAddress)
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  /// Sends bytes and returns everything until the server closes.
  private func request(_ text: String, of address: RPCAddress) async throws -> String {
    let channel = try await ClientBootstrap(group: NIOSingletons.posixEventLoopGroup)
      .connect(host: address.host, port: address.port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
            wrappingChannelSynchronously: channel, configuration: .init())
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: text))
      var answer = ""
      for try await bytes in inbound { answer += String(buffer: bytes) }
      return answer
    }
  }
}
