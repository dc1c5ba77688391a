import ArgumentParser
import Foundation
import RESTContract
import Rainbow

/// `reddytalk backup`
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Makes encrypted, verified backups while the system runs.",
    discussion: """
      Each service copies its own store. A backup is complete once it was sealed, read again and \
      checked: database, keys, audit chain. Copy the directories that are shown to another machine, \
      and keep the root keys and the erasures.json beside them apart.
      """)

  @Option(help: "collector, trainer, evaluator or deployer. Default: all.") var service: String?
  @Flag(help: "Only list what is there.") var list = false
  @OptionGroup var connection: ConnectionOptions

  private static let path = "/api/training-pipeline/backups"

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      var backups: BackupsResource
      if self.list {
        backups = try await client.get(Self.path)
        if let service = self.service { backups.backups.removeAll { $0.service != service } }
      } else {
        let begun: BackupsResource = try await client.post(
          Self.path, BackUpBody(service: self.service))
        backups = try await self.wait(for: begun.backups, client)
      }
      let output = self.connection.output
      try output.show(backups) { Self.show(backups, output) }
      try Self.requireSuccess(backups, ignoresFailures: self.list)
    }
  }

  private func wait(
    for begun: [BackupResource], _ client: GatewayClient
  ) async throws -> BackupsResource {
    let ids = Set(begun.map(\.id))
    var bar = ProgressBar(label: "backup", isSilent: self.connection.json)
    defer { bar.finish() }
    return try await Polling.wait(atMost: .seconds(86_400), for: "the backup") {
      var backups: BackupsResource = try await client.get(Self.path)
      backups.backups.removeAll { !ids.contains($0.id) }
      let done = backups.backups.filter { $0.state != .running }.count
      bar.draw(Double(done) / Double(max(ids.count, 1)), "\(done) of \(ids.count) services")
      return backups
    } until: { backups in
      backups.problems.isEmpty && backups.backups.count == ids.count
        && !backups.backups.contains { $0.state == .running }
    }
  }

  private static func show(_ backups: BackupsResource, _ output: Output) {
    output.table(
      ["SERVICE", "BACKUP", "STATE", "MADE", "SIZE", "FILES", "AUDIT", "DIRECTORY"],
      backups.backups.map { backup in
        let state =
          switch backup.state {
          case .completed: "completed".green
          case .running: "running".cyan
          case .failed: "failed".red
          }
        return [
          backup.service, backup.id, state, Rendering.time(backup.createdAt),
          Rendering.mebibytes(backup.bytes), "\(backup.files)", "\(backup.auditSequence)",
          backup.path ?? backup.detail ?? "-",
        ]
      })
    for (service, problem) in backups.problems.sorted(by: { $0.key < $1.key }) {
      output.line("\(service): \(problem)".red)
    }
  }

  private static func requireSuccess(
    _ backups: BackupsResource, ignoresFailures: Bool
  ) throws {
    guard backups.problems.isEmpty else {
      throw CommandFailure(
        .unavailable,
        "\(backups.problems.keys.sorted().joined(separator: ", ")) cannot be asked",
        remedy: "Look with 'reddytalk doctor'.")
    }
    guard !ignoresFailures, let failed = backups.backups.first(where: { $0.state == .failed })
    else { return }
    throw CommandFailure(
      .refused, "the backup of the \(failed.service) failed: \(failed.detail ?? "")",
      remedy: "See the service's log; a full disk is the usual cause.")
  }
}
