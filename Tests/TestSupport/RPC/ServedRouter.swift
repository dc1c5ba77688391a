package import NIOCore
package import RPCCore
package import RPCTransport

/// Serves methods of a test's own over plaintext while a closure runs.
///
/// - Parameters:
///   - router: The methods.
///   - execution: Where their handlers run.
///   - group: The server's event loops.
///   - body: What is run, with the server's address.
/// - Throws: What the closure throws.
package func serving(
  _ router: RPCRouter, on execution: HandlerExecution,
  group: any EventLoopGroup,
  _ body: (RPCAddress) async throws -> Void
) async throws {
  let server = RPCServer(
    router: router,
    configuration: .init(
      address: RPCAddress(host: "127.0.0.1", port: 0), handlerExecution: execution),
    tls: .plaintext, logger: ControlHarness.logger, group: group)
  try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await server.run() }
    try await body(try await server.listeningAddress())
    server.beginGracefulShutdown()
    try await tasks.waitForAll()
  }
}
