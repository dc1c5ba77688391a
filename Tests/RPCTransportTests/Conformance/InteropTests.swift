import ConformanceCases
import RPCCore
import RPCTransport
import TestSupport
import Testing

/// The cases of `make conformance`, over every transport.
@Suite(.serialized) struct InteropTests {
  /// One case over one transport.
  struct Run: Sendable, CustomTestStringConvertible {
    let interopCase: InteropCase
    let kind: TransportKind

    var testDescription: String { "\(self.interopCase.name) \(self.kind)" }

    static let all = TransportKind.allCases.flatMap { kind in
      InteropCase.wellBehaved
        .filter { kind != .inProcess || !$0.needsConnections }
        .map { Run(interopCase: $0, kind: kind) }
    }
  }

  @Test("A conformance case passes", arguments: Run.all)
  func passes(_ run: Run) async throws {
    guard run.kind != .inProcess else {
      return try await InteropTarget.inProcess { try await run.interopCase.run($0) }
    }
    let host = ControlHost(
      address: RPCAddress(host: "127.0.0.1", port: 0),
      tls: try ControlHarness.security(run.kind, "collector"),
      handlerExecution: run.kind == .tcpOnThreadPool ? .threadPool : .eventLoop,
      logger: ControlHarness.logger)
    try await host.run { addresses in
      try await InteropTarget.servers(
        addresses, tls: try ControlHarness.security(run.kind, "trainer")
      ) { try await run.interopCase.run($0) }
    }
  }

  @Test("A case says what was expected and what was found")
  func reportsMismatches() async throws {
    let mismatch = #expect(throws: Mismatch.self) { try Mismatch.check("a sum", 1, is: 2) }
    #expect(mismatch?.description == "expected a sum: 2, found a sum: 1")
    let success = await #expect(throws: Mismatch.self) {
      try await Mismatch.checkFailure("a call", is: .cancelled) {}
    }
    #expect(success?.description == "expected a call: CANCELLED, found a call: success")
    await #expect(throws: Mismatch.self) {
      try await Mismatch.checkFailure("a call", is: .cancelled) {
        throw RPCError(code: .aborted, message: "no")
      }
    }
  }
}
