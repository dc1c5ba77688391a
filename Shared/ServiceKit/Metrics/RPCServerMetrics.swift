import RPCTransport

/// What the RPC server holds at this moment; all of it is back at what it was when a load has gone.
enum RPCServerMetrics {
  static func prometheusText(_ server: RPCServer) -> String {
    PrometheusText.single(
      name: "rpc_server_connections", kind: .gauge, value: Double(server.openConnections))
      + PrometheusText.single(
        name: "rpc_server_running_handlers", kind: .gauge, value: Double(server.runningHandlers))
      + PrometheusText.single(
        name: "rpc_server_waiting_calls", kind: .gauge, value: Double(server.waitingCalls))
      + PrometheusText.single(
        name: "rpc_server_waiting_answer_bytes", kind: .gauge,
        value: Double(server.waitingAnswerBytes))
  }
}
