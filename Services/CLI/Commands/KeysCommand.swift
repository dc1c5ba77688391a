import ArgumentParser
import Foundation
import RESTContract
import Rainbow

/// `reddytalk keys`
struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Shows and rotates the keys that texts are sealed with.",
    subcommands: [StatusCommand.self, RotateCommand.self])

  static let path = "/api/training-pipeline/keys"

  /// `reddytalk keys status`
  struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Shows versions, ages and uses of the keys of each service.")

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await CommandRunner.run {
        let keys: KeysResource = try await self.connection.makeClient().get(KeysCommand.path)
        let output = self.connection.output
        try output.show(keys) { KeysCommand.show(keys, output) }
        try KeysCommand.requireAnswers(keys.services)
      }
    }
  }

  /// `reddytalk keys rotate`
  struct RotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate", abstract: "Replaces keys while the system runs.",
      discussion: """
        'wrapping' makes a new key above all others and wraps them anew; it takes moments. 'data' \
        gives each patient a new key and seals every text anew. A rotation that is interrupted goes \
        on by itself.
        """)

    @Argument(help: "wrapping or data.") var kind: String
    @Option(help: "collector, trainer, evaluator or deployer. Default: all.") var service: String?
    @Flag(help: "Do not wait for the end.") var noWait = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await CommandRunner.run {
        let client = try await self.connection.makeClient()
        let output = self.connection.output
        var keys: KeysResource = try await client.post(
          "\(KeysCommand.path)/rotate", RotateKeysBody(kind: self.kind, service: self.service))
        if !self.noWait { keys = try await self.wait(client, isSilent: output.isJSON) }
        try output.show(keys) { KeysCommand.show(keys, output) }
        let damaged = self.rotations(in: keys).reduce(0) { $0 + $1.damaged }
        if damaged > 0 {
          throw CommandFailure(
            .refused, "\(damaged) texts do not open although their keys are there",
            remedy: "The old keys are kept. Restore the service from a backup made before.")
        }
      }
    }

    private func wait(_ client: GatewayClient, isSilent: Bool) async throws -> KeysResource {
      var bar = ProgressBar(label: "rotation", isSilent: isSilent)
      defer { bar.finish() }
      return try await Polling.wait(atMost: .seconds(86_400), for: "the rotation") {
        let keys: KeysResource = try await client.get(KeysCommand.path)
        let rotations = self.rotations(in: keys)
        if let failure = rotations.first(where: { $0.state == .failed }) {
          throw CommandFailure(
            .refused, "the rotation failed: \(failure.detail ?? "see the service's log")",
            remedy: "It is tried again by itself; look with 'reddytalk keys status'.")
        }
        let (done, total) = rotations.reduce((0, 0)) { ($0.0 + $1.done, $0.1 + $1.total) }
        bar.draw(total == 0 ? 1 : Double(done) / Double(total), "\(done) of \(total)")
        return keys
      } until: { keys in
        !self.rotations(in: keys).contains { $0.state == .running }
      }
    }

    private func rotations(in keys: KeysResource) -> [RotationResource] {
      keys.services.filter { self.service == nil || $0.name == self.service }
        .compactMap(\.rotation).filter { $0.kind == self.kind }
    }
  }

  static func show(_ keys: KeysResource, _ output: Output) {
    output.table(
      [
        "SERVICE", "WRAPPING KEY", "SINCE", "DATA KEYS", "SUBJECTS", "EPOCH", "USES", "ERASED",
        "ROTATION",
      ],
      keys.services.map { service in
        guard service.problem == nil else {
          return [service.name, service.problem ?? ""] + Array(repeating: "", count: 7)
        }
        return [
          service.name, Self.range(service.oldestWrappingVersion, service.wrappingVersion),
          Rendering.time(service.wrappingSince), "\(service.dataKeys ?? 0)",
          "\(service.subjects ?? 0)", Self.range(service.oldestEpoch, service.epoch),
          "\(service.mostUses ?? 0)", "\(service.erasedSubjects ?? 0)",
          Self.text(of: service.rotation),
        ]
      })
  }

  static func requireAnswers(_ services: [KeysResource.Service]) throws {
    let silent = services.filter { $0.problem != nil }.map(\.name)
    guard silent.isEmpty else {
      throw CommandFailure(
        .unavailable, "\(silent.joined(separator: ", ")) cannot be asked",
        remedy: "Look with 'reddytalk doctor'.")
    }
  }

  private static func range(_ oldest: Int?, _ newest: Int?) -> String {
    let (oldest, newest) = (oldest ?? 0, newest ?? 0)
    return oldest == newest ? "v\(newest)" : "v\(oldest) to v\(newest)"
  }

  private static func text(of rotation: RotationResource?) -> String {
    guard let rotation else { return "-" }
    let state =
      switch rotation.state {
      case .running: "\(rotation.done) of \(rotation.total)".cyan
      case .completed: "completed".green
      case .failed: "failed".red
      }
    return rotation.damaged == 0
      ? "\(rotation.kind) \(state)" : "\(rotation.kind) \(state), \(rotation.damaged) damaged"
  }
}
