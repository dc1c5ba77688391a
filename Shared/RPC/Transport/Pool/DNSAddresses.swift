internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import RPCCore

/// The addresses behind a host name, all on one port.
public struct DNSAddresses: AddressSource {
  private let address: RPCAddress

  /// Creates a source.
  ///
  /// - Parameter address: The name and the port.
  public init(_ address: RPCAddress) { self.address = address }

  public func addresses() async throws -> [RPCAddress] {
    // The system's resolver blocks.
    try await NIOThreadPool.singleton.runIfActive { try Self.resolve(self.address) }
  }

  private static func resolve(_ address: RPCAddress) throws -> [RPCAddress] {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(address.host, "\(address.port)", &hints, &first)
    guard code == 0 else {
      throw RPCError(
        code: .unavailable,
        message:
          "the name \(address.host) cannot be resolved: \(String(cString: gai_strerror(code)))")
    }
    defer { freeaddrinfo(first) }
    var found: [RPCAddress] = []
    for entry in sequence(first: first, next: { $0?.pointee.ai_next }).compactMap(\.?.pointee) {
      var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let isNamed = getnameinfo(
        entry.ai_addr, entry.ai_addrlen, &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST)
      guard isNamed == 0 else { continue }
      let name = String(
        decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      let resolved = RPCAddress(host: name, port: address.port)
      if !found.contains(resolved) { found.append(resolved) }
    }
    return found
  }
}
