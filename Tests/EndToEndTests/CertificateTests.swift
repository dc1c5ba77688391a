import Foundation
import PKI
import RESTContract
import ServiceKit
import Testing

@testable import CLI

extension EndToEndTests {
  @Suite(.serialized) struct CertificateTests {
    private static let settings = ["REDDYTALK_CERTIFICATE_CHECK_SECONDS": "3600"]

    /// What a service says about its certificate; nil while it is not to be reached.
    private static func certificate(of service: ServiceName, _ client: GatewayClient) async throws
      -> HealthResource.Check?
    {
      try await client.health().services.first { $0.name == service.rawValue }?.checks?
        .first { $0.name == "tls.certificate" }
    }

    @Test(.timeLimit(.minutes(3)))
    func aSignalLetsEveryServiceTakeItsNewCertificateAndCallsGoOn() async throws {
      try await LiveSystem.run(settings: Self.settings) { system in
        let admin = try await system.client("alice@clinic.example", "admin")
        let authority = CertificateAuthority(directory: system.supervisor.layout.pkiDirectory)
        let renewed = try authority.renew(lifetime: 40 * 86_400)
        let end = try #require(renewed.first).notAfter.formatted(.iso8601)
        for service in ServiceName.allCases {
          let pid = try #require(system.supervisor.pid(of: service))
          kill(pid, SIGHUP)
          try await LiveSystem.wait(for: "the new certificate of the \(service)") {
            try await Self.certificate(of: service, admin)?.detail.contains(end) == true
          }
          #expect(system.supervisor.pid(of: service) == pid)
          #expect(system.supervisor.restarts(of: service) == 0)
        }
        let status: PipelineStatusResource = try await admin.get("/api/training-pipeline/status")
        #expect(status.lastRun == nil)
      }
    }

    @Test(.timeLimit(.minutes(3)))
    func noServiceLeaksItsMemoryOrItsFiles() async throws {
      try await LiveSystem.run { system in
        let checks = ExposureChecks(
          dataDirectory: system.dataDirectory, processes: system.supervisor.state.processes)
        for finding in checks.run() {
          #expect(finding.state == .pass, "\(finding.name): \(finding.detail)")
        }
        let admin = try await system.client("alice@clinic.example", "admin")
        for service in try await admin.health().services {
          let check = service.checks?.first { $0.name == "process.exposure" }
          #expect(check?.state == "pass", "\(service.name): \(check?.detail ?? "no check")")
        }
      }
    }

    @Test(.timeLimit(.minutes(3)))
    func aCrashPrintsNoMemoryHoweverTheServiceWasStarted() async throws {
      let directory = FileManager.default.temporaryDirectory.appending(
        path: "reddytalk-test-\(UUID().uuidString.lowercased())")
      defer { try? FileManager.default.removeItem(at: directory) }
      let layout = try await SystemLayout(dataDirectory: directory, firstPort: 0)
      try DevelopmentAuthority(directory: layout.pkiDirectory).prepare()
      let process = Process()
      process.executableURL = layout.programDirectory.appending(path: "evaluator")
      process.environment = [
        "SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no",
        "REDDYTALK_DATA_DIR": directory.path,
        "EVALUATOR_LISTEN": layout.endpoint(of: .evaluator).address,
        "EVALUATOR_METRICS_LISTEN": layout.endpoint(of: .evaluator).metricsAddress,
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
      ]
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      try await Readiness().waitUntilReady(layout.endpoint(of: .evaluator).metricsAddress)
      kill(process.processIdentifier, SIGSEGV)
      let text = String(
        decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      #expect(!text.contains("Backtrace") && !text.contains("Registers"), "\(text)")
      #expect(text.contains("service started"))
    }
  }
}
