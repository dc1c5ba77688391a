internal import ConformanceCases
internal import Glibc
internal import Logging
internal import RPCCore
internal import RPCTransport
internal import TestSupport

/// Serves the control service for clients in any language, until it is killed.
///
///     ConformanceServer [--listen 127.0.0.1:0] [--tls DIRECTORY]
///
/// Prints `listening HOST:PORT` once it does; then where two further servers of the same service
/// listen: `narrow HOST:PORT`, which takes four calls of a connection at once, and `brief HOST:PORT`,
/// which drains connections that have been idle for 50 ms.
///
/// The directory holds `collector.pem`, `collector.key` and `ca.pem`, as `reddytalk pki` writes them;
/// they are made when there is no `ca.pem`, together with `trainer.pem` and `trainer.key` for a
/// client. Without it, connections are plaintext.
@main
struct ConformanceServerProgram {
  static func main() async {
    do {
      let arguments = try ConformanceArguments(
        CommandLine.arguments.dropFirst(), options: ["--listen", "--tls"])
      let host = ControlHost(
        address: try arguments.address("--listen") ?? RPCAddress(host: "127.0.0.1", port: 0),
        tls: try arguments.security(as: "collector", preparing: true),
        handlerExecution: .eventLoop, logger: Logger(label: "conformance"))
      try await host.run { addresses in
        print("listening \(addresses.main)")
        print("narrow \(addresses.narrow)")
        print("brief \(addresses.brief)")
        // Whoever started this reads the lines from a pipe, which is not flushed by line.
        fflush(nil)
        let (untilKilled, _) = AsyncStream<Never>.makeStream()
        for await _ in untilKilled {}
      }
    } catch {
      print("conformance server: \(error)")
      exit(EX_CONFIG)
    }
  }
}
