import Foundation
import RESTContract
import ServiceKit
import Testing

@testable import CLI

/// A running system of five real processes on free ports, with a data directory of its own.
struct LiveSystem: Sendable {
  let supervisor: Supervisor
  let dataDirectory: URL

  /// Starts a system, runs `body` with it, and stops it.
  ///
  /// - Parameter kept: Where its data are and stay; in a directory of their own, which is removed, unless given.
  static func run<Result: Sendable>(
    settings: [String: String] = [:], keepingData kept: URL? = nil,
    _ body: @escaping @Sendable (LiveSystem) async throws -> Result
  ) async throws -> Result {
    let directory =
      kept
      ?? FileManager.default.temporaryDirectory.appending(
        path: "reddytalk-test-\(UUID().uuidString.lowercased())")
    var settings = settings
    // Automatic starts would race with those of the test.
    settings["TRAINING_TRIGGERS"] = "none"
    let layout = try await SystemLayout(
      dataDirectory: directory, firstPort: 0, settings: settings)
    let supervisor = try Supervisor(layout: layout)
    do {
      let result = try await supervisor.run { supervisor in
        try await body(LiveSystem(supervisor: supervisor, dataDirectory: directory))
      }
      if kept == nil { try? FileManager.default.removeItem(at: directory) }
      return result
    } catch {
      Self.recordLogs(of: supervisor)
      throw error
    }
  }

  /// A client with a token of its own.
  func client(_ subject: String, _ role: String) async throws -> GatewayClient {
    GatewayClient(
      baseURL: self.supervisor.layout.gatewayURL,
      certificateAuthorityFile: self.supervisor.layout.certificateAuthorityFile,
      token: try await self.token(subject, role))
  }

  func token(_ subject: String, _ role: String) async throws -> String {
    try await LocalTokens(pkiDirectory: self.supervisor.layout.pkiDirectory).issue(
      subject: subject, role: role, lifetime: .seconds(900))
  }

  /// Kills a service's process and waits until its successor serves.
  func killAndWait(_ service: ServiceName) async throws {
    let before = try #require(self.supervisor.pid(of: service))
    kill(before, SIGKILL)
    try await Self.wait(for: "a new process of the \(service)") {
      self.supervisor.pid(of: service).map { $0 != before } ?? false
    }
    try await self.supervisor.waitUntilReady()
  }

  /// Asks until the answer is yes.
  static func wait(
    for what: String, atMost limit: Duration = .seconds(120),
    until isDone: () async throws -> Bool
  ) async throws {
    let deadline = ContinuousClock.now.advanced(by: limit)
    while try await !isDone() {
      guard ContinuousClock.now < deadline else {
        throw CommandFailure(.unavailable, "waited \(limit) for \(what)")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private static func recordLogs(of supervisor: Supervisor) {
    for service in ServiceName.allCases {
      let lines = supervisor.log(of: service)?.tail(lines: 20) ?? []
      print("--- \(service)\n\(lines.joined(separator: "\n"))")
    }
  }
}
