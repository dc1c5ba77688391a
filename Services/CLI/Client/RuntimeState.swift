package import Foundation

/// What a running `reddytalk up` leaves in its data directory for the other commands.
package struct RuntimeState: Codable, Sendable, Equatable {
  /// One process of the system.
  package struct Process: Codable, Sendable, Equatable {
    package var service: String
    package var pid: Int32
    /// host:port of the RPC listener, or of the public one for the Gateway.
    package var address: String
    /// host:port of the loopback listener for health and metrics.
    package var metricsAddress: String

    package init(service: String, pid: Int32, address: String, metricsAddress: String) {
      self.service = service
      self.pid = pid
      self.address = address
      self.metricsAddress = metricsAddress
    }
  }

  /// The supervisor's own.
  package var pid: Int32
  package var gatewayURL: String
  package var certificateAuthorityFile: String?
  package var pkiDirectory: String
  package var processes: [Process]

  package init(
    pid: Int32, gatewayURL: String, certificateAuthorityFile: String?, pkiDirectory: String,
    processes: [Process]
  ) {
    self.pid = pid
    self.gatewayURL = gatewayURL
    self.certificateAuthorityFile = certificateAuthorityFile
    self.pkiDirectory = pkiDirectory
    self.processes = processes
  }

  private static func file(in dataDirectory: URL) -> URL {
    dataDirectory.appending(path: "reddytalk.json")
  }

  /// The state of the system that uses `dataDirectory`; nil when none was left there.
  package static func load(from dataDirectory: URL) -> RuntimeState? {
    guard let data = try? Data(contentsOf: Self.file(in: dataDirectory)) else { return nil }
    return try? JSONDecoder().decode(RuntimeState.self, from: data)
  }

  /// Replaces what was left there, whole or not at all.
  package func save(to dataDirectory: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let file = Self.file(in: dataDirectory)
    try encoder.encode(self).write(to: file, options: .atomic)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }

  /// Takes the state back when the system has stopped.
  package static func remove(from dataDirectory: URL) {
    try? FileManager.default.removeItem(at: Self.file(in: dataDirectory))
  }
}
