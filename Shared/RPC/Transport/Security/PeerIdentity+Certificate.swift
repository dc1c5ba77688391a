internal import NIOSSL
internal import RPCCore

extension PeerIdentity {
  /// The identity that a certificate states.
  ///
  /// - Parameter certificate: A leaf that TLS has verified, or our own.
  /// - Returns: Nil unless exactly one URI among the subject alternative names is one of ours: a
  ///   certificate for two services would be either, as it likes.
  init?(certificate: NIOSSLCertificate) {
    var identities: [PeerIdentity] = []
    for name in certificate._subjectAlternativeNames() where name.nameType == .uri {
      let uri = name.contents.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      guard uri.hasPrefix(PeerIdentityURI.prefix) else { continue }
      guard let identity = PeerIdentity(uri: uri) else { return nil }
      identities.append(identity)
    }
    guard identities.count == 1, let identity = identities.first else { return nil }
    self = identity
  }
}

/// Where identities live among URIs.
enum PeerIdentityURI {
  static let prefix = "spiffe://reddytalk/"
}
