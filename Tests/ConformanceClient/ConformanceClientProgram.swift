internal import ConformanceCases
internal import Glibc
internal import RPCTransport
internal import TestSupport

/// Runs conformance cases with the Swift client, and prints a line of JSON for each.
///
///     ConformanceClient --in-process CASE…
///     ConformanceClient --server HOST:PORT --narrow HOST:PORT --brief HOST:PORT [--tls DIRECTORY] CASE…
///     ConformanceClient --server HOST:PORT [--tls DIRECTORY] --rude CASE
///
/// The servers are those of `ConformanceServer`, or one that is rude in the way of the case. The
/// directory holds `trainer.pem`, `trainer.key` and `ca.pem`.
@main
struct ConformanceClientProgram {
  static func main() async {
    do {
      let arguments = try ConformanceArguments(
        CommandLine.arguments.dropFirst(), options: ["--server", "--narrow", "--brief", "--tls"],
        switches: ["--in-process", "--rude"])
      let known = arguments.has("--rude") ? InteropCase.rude : InteropCase.wellBehaved
      let cases = arguments.names.compactMap { name in known.first { $0.name == name } }
      if arguments.has("--in-process") {
        return try await InteropTarget.inProcess { try await Self.run(cases, $0) }
      }
      guard let main = try arguments.address("--server") else {
        throw ConformanceArguments.Problem.missing("--server")
      }
      let tls = try arguments.security(as: "trainer")
      if arguments.has("--rude") {
        return try await Self.run(cases, .rudeServer(main, tls: tls))
      }
      let addresses = ControlHost.Addresses(
        main: main, narrow: try arguments.address("--narrow") ?? main,
        brief: try arguments.address("--brief") ?? main)
      try await InteropTarget.servers(addresses, tls: tls) { try await Self.run(cases, $0) }
    } catch {
      print("conformance client: \(error)")
      exit(EX_CONFIG)
    }
  }

  private static func run(_ cases: [InteropCase], _ target: InteropTarget) async throws {
    for interopCase in cases {
      print(try await CaseReport(interopCase, target).line())
      fflush(nil)
    }
  }
}
