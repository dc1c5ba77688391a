import FieldEncryption
import Foundation
import PKI
import ServiceKit

/// Looks at certificates, keys, and who may read them.
struct KeyChecks {
  private static let area = "Keys"

  let pkiDirectory: URL
  let dataDirectory: URL

  func run() -> [Finding] {
    guard FileManager.default.fileExists(atPath: self.pkiDirectory.path) else {
      return [
        .warn(
          Self.area, "certificates and keys", "none in \(self.pkiDirectory.path)",
          remedy: "'reddytalk up' or 'reddytalk pki init' makes them.")
      ]
    }
    return [self.permissions(), self.rootKeys()] + self.certificates()
  }

  private func permissions() -> Finding {
    let open = self.files(withSuffix: ".key").filter { (FileMode.of($0.path) ?? 0) & 0o077 != 0 }
    guard open.isEmpty else {
      return .fail(
        Self.area, "key permissions",
        "open to others: \(open.map(\.lastPathComponent).joined(separator: ", "))",
        remedy: "chmod 600 \(open.map(\.path).joined(separator: " "))")
    }
    return .pass(
      Self.area, "key permissions", "private keys are readable by their owner alone")
  }

  /// Whoever takes the data away should not have what opens it.
  private func rootKeys() -> Finding {
    let name = "root keys"
    let inside = self.files(withSuffix: ".root.key").filter { file in
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return !RootKeyFile.needsPassphrase(text)
    }
    let directory = self.dataDirectory.resolvingSymlinksInPath().path
    let isBeside = self.pkiDirectory.resolvingSymlinksInPath().path.hasPrefix(directory + "/")
    guard isBeside, !inside.isEmpty else {
      return .pass(Self.area, name, "not beside the data that they open")
    }
    return .warn(
      Self.area, name,
      "beside the data that they open: \(inside.map(\.lastPathComponent).joined(separator: ", "))",
      remedy:
        "Fine for development. Elsewhere name another place with REDDYTALK_ROOT_KEY_FILE, give "
        + "them a passphrase, or leave them to a key service (REDDYTALK_ROOT_KEY_KMS_URL).")
  }

  private func certificates() -> [Finding] {
    let renew = "Run 'reddytalk pki rotate --directory \(self.pkiDirectory.path)'."
    let certificates: [CertificateSummary]
    do {
      certificates = try CertificateAuthority(directory: self.pkiDirectory).list()
    } catch {
      return [
        .fail(Self.area, "certificates", "\(error)", remedy: "Put it right, or make a new set.")
      ]
    }
    let missing = ServiceName.allCases.map(\.rawValue).filter { service in
      !certificates.contains { $0.name == service }
    }
    return missing.map { service in
      .fail(
        Self.area, "certificate of the \(service)", "missing in \(self.pkiDirectory.path)",
        remedy: "Run 'reddytalk pki init --directory \(self.pkiDirectory.path)'.")
    } + certificates.map { Self.finding($0, renew) }
  }

  private static func finding(_ certificate: CertificateSummary, _ renew: String) -> Finding {
    let isAuthority = certificate.name == "ca"
    let name =
      isAuthority
      ? "authority \(certificate.serial.prefix(8))" : "certificate of the \(certificate.name)"
    let remedy = isAuthority ? "Introduce another with 'reddytalk pki rotate --authority'." : renew
    let days = Int(certificate.notAfter.timeIntervalSinceNow / 86_400)
    switch certificate.state {
    case .valid: return .pass(Self.area, name, "valid for \(days) days")
    case .trusted: return .pass(Self.area, name, "trusted beside the one that issues")
    case .expiring: return .warn(Self.area, name, "expires in \(days) days", remedy: remedy)
    case .expired: return .fail(Self.area, name, "expired \(-days) days ago", remedy: remedy)
    case .notYetValid:
      return .fail(
        Self.area, name, "not valid before \(certificate.notBefore.formatted(.iso8601))",
        remedy: "Check the clock of the machine.")
    case .keyMissing: return .fail(Self.area, name, "its private key is missing", remedy: remedy)
    case .keyMismatch:
      return .fail(Self.area, name, "its private key is another one", remedy: remedy)
    case .untrusted:
      return .fail(Self.area, name, "no authority in ca.pem vouches for it", remedy: remedy)
    }
  }

  private func files(withSuffix suffix: String) -> [URL] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: self.pkiDirectory.path)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map {
      self.pkiDirectory.appending(path: $0)
    }
  }
}
