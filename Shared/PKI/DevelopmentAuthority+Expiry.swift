public import FoundationEssentials
import SwiftASN1
import X509

extension DevelopmentAuthority {
  /// When a service's certificate stops being valid.
  ///
  /// Throws when there is none, or when the file holds none.
  public func expiry(of service: String) throws -> Date {
    let file = self.directory.appending(path: "\(service).pem")
    let pem = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return try Certificate(pemEncoded: pem).notValidAfter
  }
}
