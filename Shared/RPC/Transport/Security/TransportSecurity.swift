/// How a connection is protected. There is no default: plaintext is a choice somebody made.
public enum TransportSecurity: Sendable {
  /// No protection and no identities; for tests and for a network that protects by itself.
  case plaintext
  /// TLS 1.3 with certificates on both sides.
  case mutualTLS(TLSCredentials)
  /// TLS 1.3 with certificates on both sides, which are replaced before they expire.
  case rotatingTLS(RotatingCredentials)

  /// Whether TLS protects connections and proves identities.
  public var isSecured: Bool { self.newest != nil }

  /// What the next connection takes, and its number; nil for plaintext.
  var newest: (credentials: TLSCredentials, generation: UInt64)? {
    switch self {
    case .plaintext: nil
    case .mutualTLS(let credentials): (credentials, 0)
    case .rotatingTLS(let rotating): rotating.newest
    }
  }
}
