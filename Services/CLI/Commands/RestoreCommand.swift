import ArgumentParser
import DataProtection
import Foundation
import RESTContract
import Rainbow
import ServiceKit
import StoreKit

/// `reddytalk restore`
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Restores backups into an empty data directory.",
    discussion: """
      Works without a running system; needs the root keys and the services' public keys. Each backup \
      is restored whole or not at all, into the directory of its service, which must be empty. Who \
      was erased since does not come back: the list of erasures beside the backups is taken, that of \
      the system on --data-dir, and those given with --erasures.
      """)

  @Argument(help: "Directories of backups, one for each service.") var backups: [String]
  @Option(help: "The data directory to restore into.") var into: String
  @Option(parsing: .singleValue, help: "A list of erasures (erasures.json); repeatable.")
  var erasures: [String] = []
  @Flag(help: "Restore although there is no list of erasures.") var withoutErasures = false
  @Option(help: "Directory of root keys and public keys. Default: the system's.") var keys: String?
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let start = ContinuousClock.now
      let keys = SystemKeys(self.keys, self.connection)
      let target = URL(filePath: self.into, directoryHint: .isDirectory)
        .absoluteURL.standardizedFileURL
      try self.requireStopped(target)
      var restored: [RestoredBackup] = []
      for path in self.backups {
        restored.append(try await self.restore(path, into: target, keys))
      }
      let seconds = start.duration(to: .now) / .seconds(1)
      let output = self.connection.output
      try output.show(RestoredSystem(backups: restored, seconds: seconds)) {
        for backup in restored { backup.show(output) }
        output.line("restored in \(Rendering.decimal(seconds, 2)) s (recovery time)".green)
        output.line("Start it with 'reddytalk up --data-dir \(target.path)'.")
        output.line(
          "Where the health then shows that a witness knows more of an audit trail than was restored, say that it is "
            + "meant: 'reddytalk audit begin-anew <service> --reason ...'.")
      }
    }
  }

  private func restore(
    _ path: String, into target: URL, _ keys: SystemKeys
  ) async throws -> RestoredBackup {
    let start = ContinuousClock.now
    let place = URL(filePath: path, directoryHint: .isDirectory).absoluteURL.standardizedFileURL
    do {
      let verifying = try keys.verifyingKeys()
      let restoration = try BackupRestoration(
        place, keys: verifying, provider: { try keys.provider(of: $0) })
      let erasures = try self.erasures(of: restoration.service, beside: place, verifying)
      let report = try await restoration.restore(into: target, erasures: erasures)
      return RestoredBackup(report, seconds: start.duration(to: .now) / .seconds(1))
    } catch let error as BackupError {
      throw CommandFailure(.refused, "\(error)", remedy: "Nothing of this backup was restored.")
    } catch let error as FileFailure {
      throw CommandFailure(
        .refused, "nothing of \(path) was restored: \(error)",
        remedy: "Check the disk and the directory.")
    }
  }

  /// Everybody who was erased, by all lists that there are.
  private func erasures(
    of service: ServiceName, beside backup: URL, _ keys: VerifyingKeys
  ) throws -> [Erasure] {
    let live = self.connection.dataDirectory.appending(path: "\(service.rawValue)/backups")
    let usual = [backup.deletingLastPathComponent(), live].map {
      $0.appending(path: ErasureLedger.fileName)
    }
    var ledgers = try usual.compactMap { try ErasureLedger($0, of: service, keys: keys) }
    for path in self.erasures {
      let file = URL(filePath: path, directoryHint: .notDirectory)
      guard FileManager.default.fileExists(atPath: file.path) else {
        throw CommandFailure(.noInput, "there is no list of erasures at \(path)")
      }
      // Of several services' lists only one is this service's; one that says nothing is refused.
      let claimed = ErasureLedger.claimedService(of: file) ?? service
      if claimed == service, let ledger = try ErasureLedger(file, of: service, keys: keys) {
        ledgers.append(ledger)
      }
    }
    guard !ledgers.isEmpty || self.withoutErasures else {
      throw BackupError.noErasures(path: backup.path)
    }
    return ledgers.flatMap(\.erasures)
  }

  private func requireStopped(_ target: URL) throws {
    guard let state = RuntimeState.load(from: target), kill(state.pid, 0) == 0 else { return }
    throw CommandFailure(
      .refused, "a system is running on \(target.path)",
      remedy: "Stop it, or restore into another directory.")
  }
}

/// What `reddytalk restore --json` prints.
private struct RestoredSystem: Codable {
  var backups: [RestoredBackup]
  /// The recovery time.
  var seconds: Double
}

/// One restored backup.
private struct RestoredBackup: Codable {
  var service: String
  var backup: String
  var createdAt: Date
  var directory: String
  var bytes: Int64
  var files: Int
  var auditSequence: UInt64
  /// Subjects who lost their keys again.
  var erasedSubjects: Int
  var seconds: Double

  init(_ report: BackupRestoration.Report, seconds: Double) {
    self.service = report.service.rawValue
    self.backup = report.backup
    self.createdAt = report.createdAt
    self.directory = report.directory.path
    self.bytes = report.bytes
    self.files = report.files
    self.auditSequence = report.auditSequence
    self.erasedSubjects = report.erasedSubjects
    self.seconds = seconds
  }

  func show(_ output: Output) {
    output.line("\(self.service.bold)  \(self.backup), made \(Rendering.time(self.createdAt))")
    output.line("  directory   \(self.directory)")
    output.line(
      "  read        \(Rendering.mebibytes(Int(clamping: self.bytes))), \(self.files) files")
    output.line("  audit       intact up to record \(self.auditSequence)")
    if self.erasedSubjects > 0 {
      output.line(
        "  erased      \(self.erasedSubjects) subjects since then, whose keys were destroyed")
    }
    output.line("  took        \(Rendering.decimal(self.seconds, 2)) s")
  }
}
