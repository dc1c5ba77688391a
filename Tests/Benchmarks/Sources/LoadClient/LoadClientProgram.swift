import BenchAPI
import BenchKit
import BenchTLS
import Logging
import NIOPosix
import RPCCore
import RPCTransport

/// The load client: `--peer NAME --case CASE --port PORT --server-pid PID --warmup-s W
/// --duration-s D --threads 1 [--mode tls=FOLDER]`. One connection; prints one line of JSON.
@main
enum LoadClientProgram {
  static func main() {
    let arguments = Arguments.ofProcess()
    guard let load = LoadCase(arguments.text("case")) else {
      Failure.end("there is no case '\(arguments.text("case"))'", status: 64)
    }
    Program.run { try await Self.load(load, arguments) }
  }

  private static func load(_ load: LoadCase, _ arguments: Arguments) async throws {
    let threads = arguments.number("threads", default: 1)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
    let target = RPCTarget(
      address: RPCAddress(host: "127.0.0.1", port: arguments.number("port")),
      identity: PeerIdentity(name: "collector"))
    let client = RPCClient(
      target: target, tls: try arguments.security(of: "trainer"), logger: Logger(label: "bench"),
      group: group)
    let generator = LoadGenerator(
      service: BenchClient(client), window: LoadWindow(arguments), executor: client.taskExecutor)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await client.run() }
      try await generator.run(load)
    }
  }
}
