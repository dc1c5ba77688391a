import AccessTokens
package import Foundation

/// Makes tokens with the key in a PKI directory, for work on the machine that runs the system.
package struct LocalTokens: Sendable {
  private let keyFile: URL

  package init(pkiDirectory: URL) {
    self.keyFile = Self.keyFile(in: pkiDirectory)
  }

  /// Whether there is a key to make tokens with.
  package static func keyExists(in pkiDirectory: URL) -> Bool {
    FileManager.default.isReadableFile(atPath: Self.keyFile(in: pkiDirectory).path)
  }

  private static func keyFile(in pkiDirectory: URL) -> URL {
    pkiDirectory.appending(path: "gateway.jwt.key")
  }

  /// Makes a token.
  ///
  /// - Parameter role: "admin", "analyst" or "ingest".
  package func issue(subject: String, role: String, lifetime: Duration) async throws -> String {
    guard let role = AccessRole(rawValue: role) else {
      let known = AccessRole.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(
        .configuration, "there is no role '\(role)'", remedy: "Take one of: \(known).")
    }
    do {
      let pem = try String(contentsOf: self.keyFile, encoding: .utf8)
      let issuer = TokenIssuer(key: try TokenKey(pem: pem))
      return try await issuer.issue(subject: subject, roles: [role], lifetime: lifetime).token
    } catch let error as TokenError {
      throw CommandFailure(.configuration, "no token can be made: \(error)")
    }
  }
}
