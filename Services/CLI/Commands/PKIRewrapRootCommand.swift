import ArgumentParser
import FieldEncryption
import Foundation
import PKI
import ServiceKit
import StoreKit

/// `reddytalk pki rewrap-root`
struct PKIRewrapRootCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rewrap-root",
    abstract: "Moves a stopped service's store from one root key to another.",
    discussion: """
      A root key is described by the settings that the service reads, REDDYTALK_ROOT_KEY_FILE or \
      REDDYTALK_ROOT_KEY_KMS_URL and so on, as NAME=value lines of a private file. Without --to the keys get the \
      newest version of the key service's key. No patient's text is touched: the root key wraps a handful of keys.

      Afterwards the service has to be started with the settings of --to.
      """)

  @Argument(help: "Whose store: collector, trainer, evaluator or deployer.") var service: String
  @Option(
    help: ArgumentHelp("Settings of the root key that opens the store now.", valueName: "file"))
  var from: String
  @Option(help: ArgumentHelp("Settings of the root key that is to open it.", valueName: "file"))
  var to: String?
  @Option(help: "Directory of the system's data. Default: $REDDYTALK_DATA_DIR, else ./data.")
  var dataDir: String?
  @OptionGroup var options: PKIOptions

  func run() async throws {
    try await CommandRunner.run {
      guard let service = ServiceName(rawValue: self.service) else {
        throw CommandFailure(
          .badInput, "'\(self.service)' is no service",
          remedy: "Name one of \(ServiceName.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      let change: RootKeyChange
      do {
        change = try await self.change(service)
      } catch let error as StoreError {
        throw CommandFailure(
          .noInput, "\(error)",
          remedy: "Stop the service first, and name the directory of its data.")
      } catch let error as ConfigurationError {
        throw CommandFailure(.configuration, "\(error)")
      } catch let error as FieldEncryptionError {
        throw CommandFailure(.configuration, "\(error)", remedy: "Nothing was changed.")
      } catch {
        throw CommandFailure(.unavailable, "\(error)", remedy: "Nothing was changed; try again.")
      }
      let summary = ["rewrapped": change.rewrapped, "kept": change.kept]
      try self.options.output.show(summary) {
        self.options.output.line(
          "\(change.rewrapped) keys of the \(service) wrapped anew, \(change.kept) were already")
      }
    }
  }

  private func change(_ service: ServiceName) async throws -> RootKeyChange {
    let keys = KeyDirectory(self.options.url)
    let old = try RootKeySource.provider(
      of: service, settingsIn: URL(filePath: self.from), in: keys)
    let new = try self.to.map {
      try RootKeySource.provider(of: service, settingsIn: URL(filePath: $0), in: keys)
    }
    let store = try Store(
      existing: StoreConfiguration(directory: self.directory(of: service), name: service.rawValue))
    let audit = AuditRecord(
      actor: "operator:\(NSUserName())", roles: ["operator"], action: "key.root.change",
      objectID: service.rawValue, outcome: .succeeded,
      reason: new.map { "from \(old.name) to \($0.name)" } ?? "newest version of \(old.name)")
    let change: RootKeyChange
    do {
      change =
        if let new {
          try await RootKeyChange.run(on: store, from: old, to: new, audit: audit)
        } else {
          try await RootKeyChange.renew(on: store, with: old, audit: audit)
        }
    } catch {
      try? await store.close()
      throw error
    }
    try await store.close()
    return change
  }

  private func directory(of service: ServiceName) -> URL {
    let data = self.dataDir ?? ProcessInfo.processInfo.environment["REDDYTALK_DATA_DIR"] ?? "data"
    return URL(filePath: data, directoryHint: .isDirectory).appending(
      path: service.rawValue, directoryHint: .isDirectory)
  }
}
