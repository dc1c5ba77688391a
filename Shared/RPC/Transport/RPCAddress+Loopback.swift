internal import Glibc

extension RPCAddress {
  /// Whether only programs of this machine can reach it: a numeric loopback address, or `localhost`. Other
  /// names are not, whatever they lead to today: `127.example.com` may lead anywhere tomorrow.
  public var isLoopback: Bool {
    if self.host.lowercased() == "localhost" { return true }
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, self.host, &bytes) == 1 { return bytes[0] == 127 }
    guard inet_pton(AF_INET6, self.host, &bytes) == 1 else { return false }
    return bytes == [UInt8](repeating: 0, count: 15) + [1]
  }
}
