import Configuration
import FieldEncryption
import Foundation
import ServiceKit

/// The keys of a system, for commands that work without it.
struct SystemKeys {
  private let directory: KeyDirectory
  private let config: ConfigReader

  /// - Parameter path: nil takes those of the system on the data directory.
  init(_ path: String?, _ connection: ConnectionOptions) {
    let state = RuntimeState.load(from: connection.dataDirectory)
    let path =
      path ?? state?.pkiDirectory ?? ProcessInfo.processInfo.environment["REDDYTALK_PKI_DIR"]
      ?? connection.dataDirectory.appending(path: "pki").path
    self.directory = KeyDirectory(URL(filePath: path, directoryHint: .isDirectory))
    self.config = ConfigReader(provider: EnvironmentVariablesProvider())
  }

  /// What the services' signatures are verified with.
  func verifyingKeys() throws -> VerifyingKeys {
    try Self.naming { try VerifyingKeys(in: self.directory) }
  }

  /// What opens the store of a service.
  func provider(of service: ServiceName) throws -> any KeyProvider {
    try Self.naming { try self.directory.keyProvider(of: service, self.config) }
  }

  private static func naming<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as ConfigurationError {
      throw CommandFailure(
        .configuration, "\(error)", remedy: "Name the directory of the keys with --keys.")
    }
  }
}
