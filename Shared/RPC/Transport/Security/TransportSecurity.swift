/// How a connection is protected. There is no default: plaintext is a choice somebody made.
public enum TransportSecurity: Sendable {
  /// No protection and no identities; for tests and for a network that protects by itself.
  case plaintext
  /// TLS 1.3 with certificates on both sides.
  case mutualTLS(TLSCredentials)
}
