internal import Glibc
internal import Logging
internal import RPCCore
internal import RPCTransport
internal import TestSupport

/// Serves the control service for clients in other languages, until it is killed.
///
///     ConformanceServer [--listen 127.0.0.1:0] [--tls DIRECTORY]
///
/// Prints `listening HOST:PORT` once it does. The directory holds `collector.pem`, `collector.key` and
/// `ca.pem`, as `reddytalk pki` writes them; without it, connections are plaintext.
@main
struct ConformanceServerProgram {
  static func main() async {
    do {
      let arguments = try ConformanceArguments(CommandLine.arguments.dropFirst())
      try await Self.serve(arguments)
    } catch {
      print("conformance server: \(error)")
      exit(EX_CONFIG)
    }
  }

  private static func serve(_ arguments: ConformanceArguments) async throws {
    let server = RPCServer(
      router: ControlService().makeRouter(),
      configuration: .init(address: arguments.address),
      tls: try arguments.security(), logger: Logger(label: "conformance"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      print("listening \(try await server.listeningAddress())")
      // Whoever started this reads the line from a pipe, which is not flushed by line.
      fflush(nil)
      try await group.waitForAll()
    }
  }
}
