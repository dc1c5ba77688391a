internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import RPCCore

/// The addresses behind host names; numeric ones stand for themselves.
public struct DNSAddresses: AddressSource {
  private let names: [RPCAddress]

  /// Creates a source.
  ///
  /// - Parameter names: Names or numeric addresses, each with its port.
  public init(_ names: [RPCAddress]) { self.names = names }

  /// What the names stand for now. A name that is not known is passed over while another one is.
  ///
  /// - Throws: Why none of the names is known.
  public func addresses() async throws -> [RPCAddress] {
    var found: [RPCAddress] = []
    var failure: (any Error)?
    for name in self.names {
      do {
        for address in try await Self.resolve(name) where !found.contains(address) {
          found.append(address)
        }
      } catch {
        failure = error
      }
    }
    if let failure, found.isEmpty { throw failure }
    return found
  }

  private static func resolve(_ name: RPCAddress) async throws -> [RPCAddress] {
    if (try? SocketAddress(ipAddress: name.host, port: name.port)) != nil { return [name] }
    // The system's resolver blocks.
    return try await NIOThreadPool.singleton.runIfActive { try Self.look(up: name) }
  }

  private static func look(up name: RPCAddress) throws -> [RPCAddress] {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(name.host, "\(name.port)", &hints, &first)
    guard code == 0 else {
      throw RPCError(
        code: .unavailable,
        message:
          "the name \(name.host) cannot be resolved: \(String(cString: gai_strerror(code)))")
    }
    defer { freeaddrinfo(first) }
    // Not by a key path: reading an entry of a C list through one copies it over itself.
    var found: [RPCAddress] = []
    var next = first
    while let entry = next {
      if let host = Self.numeric(entry.pointee) {
        found.append(RPCAddress(host: host, port: name.port))
      }
      next = entry.pointee.ai_next
    }
    return found
  }

  private static func numeric(_ entry: addrinfo) -> String? {
    var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let code = getnameinfo(
      entry.ai_addr, entry.ai_addrlen, &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST)
    guard code == 0 else { return nil }
    return String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
