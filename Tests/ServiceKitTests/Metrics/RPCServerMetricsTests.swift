import NIOCore
import RPCCore
import TestSupport
import Testing

@testable import ServiceKit

struct RPCServerMetricsTests {
  @Test func `the metrics show what the server holds, and that it is given back`() async throws {
    try await ControlHarness.run(.tcp) { control in
      let server = try #require(control.server)
      let call = Task {
        try await control.channel.unary(
          ControlService.Method.hang, ByteBuffer(), options: .defaults)
      }
      try await eventually("the handler runs") { control.probe.started == 1 }
      let during = RPCServerMetrics.prometheusText(server)
      #expect(during.contains("# TYPE rpc_server_connections gauge\nrpc_server_connections 1\n"))
      #expect(during.contains("\nrpc_server_running_handlers 1\n"))
      #expect(during.contains("\nrpc_server_waiting_calls 0\n"))
      #expect(during.contains("\nrpc_server_waiting_answer_bytes 0\n"))
      call.cancel()
      try await eventually("the handler has returned") {
        RPCServerMetrics.prometheusText(server).contains("\nrpc_server_running_handlers 0\n")
      }
    }
  }
}
