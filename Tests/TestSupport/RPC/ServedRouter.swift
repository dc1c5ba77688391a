package import NIOCore
package import RPCCore
package import RPCTransport

/// Serves methods on a server of a test's own while a closure runs; then every call is cancelled.
///
/// - Parameters:
///   - router: The methods.
///   - tls: How connections are protected.
///   - group: The server's event loops.
///   - configure: Changes what is not as it is by default.
///   - body: What is run, with the server and its address.
/// - Throws: What the closure throws.
package func serving(
  _ router: RPCRouter, tls: TransportSecurity = .plaintext, group: any EventLoopGroup,
  _ configure: (inout RPCServer.Configuration) -> Void,
  _ body: (RPCServer, RPCAddress) async throws -> Void
) async throws {
  var configuration = RPCServer.Configuration(address: RPCAddress(host: "127.0.0.1", port: 0))
  configure(&configuration)
  let server = RPCServer(
    router: router, configuration: configuration, tls: tls, logger: ControlHarness.logger,
    group: group)
  try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await server.run() }
    try await body(server, try await server.listeningAddress())
    tasks.cancelAll()
    try await tasks.waitForAll()
  }
}
