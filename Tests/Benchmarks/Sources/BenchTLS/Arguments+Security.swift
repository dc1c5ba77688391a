public import BenchKit
public import RPCTransport

extension Arguments {
  /// How a program of the benchmark protects its connections: mutual TLS with the keys of `service`
  /// in the mode `tls=FOLDER`, else plaintext.
  public func security(of service: String) throws -> TransportSecurity {
    guard let folder = self.keyFolder else { return .plaintext }
    return .mutualTLS(
      try TLSCredentials(
        certificateChainFile: "\(folder)/\(service).pem",
        privateKeyFile: "\(folder)/\(service).key",
        trustRootsFile: "\(folder)/ca.pem"))
  }
}
