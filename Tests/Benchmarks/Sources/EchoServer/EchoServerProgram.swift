import BenchAPI
import BenchKit
import BenchTLS
import Logging
import NIOPosix
import RPCCore
import RPCTransport

/// The echo server: `--port 0 --threads 1 [--mode tls=FOLDER]`.
@main
enum EchoServerProgram {
  static func main() {
    let arguments = Arguments.ofProcess()
    Program.run { try await Self.serve(arguments) }
  }

  private static func serve(_ arguments: Arguments) async throws {
    var router = RPCRouter()
    EchoService().register(in: &router)
    let address = RPCAddress(host: "127.0.0.1", port: arguments.number("port"))
    let server = RPCServer(
      router: router, configuration: .init(address: address),
      tls: try arguments.security(of: "collector"), logger: Logger(label: "bench"),
      group: MultiThreadedEventLoopGroup(numberOfThreads: arguments.number("threads", default: 1)))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      Program.announce(port: try await server.listeningAddress().port)
      try await group.waitForAll()
    }
  }
}
