import SwiftASN1
import X509

extension PrivateDirectory {
  /// The private key in a file; nil when there is no such file.
  func key(_ name: String) throws(PKIError) -> Certificate.PrivateKey? {
    guard let pem = try self.read(name) else { return nil }
    do {
      return try Certificate.PrivateKey(pemEncoded: pem)
    } catch {
      throw .malformedFile(path: self.path(of: name), expected: "a private key in PEM")
    }
  }

  /// The certificates in a file in their order; none when there is no such file.
  func certificates(_ name: String) throws(PKIError) -> [Certificate] {
    guard let pem = try self.read(name) else { return [] }
    let certificates =
      (try? PEMDocument.parseMultiple(pemString: pem).map { try Certificate(pemDocument: $0) })
      ?? []
    guard !certificates.isEmpty else {
      throw .malformedFile(path: self.path(of: name), expected: "a certificate in PEM")
    }
    return certificates
  }
}
