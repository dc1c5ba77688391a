internal import FoundationEssentials
internal import Glibc

/// Sockets of 127.0.0.1.
enum LoopbackSocket {
  /// A socket could not be made.
  struct Failure: Error {
    let call: String
    let number: Int32
  }

  /// Listens on a free port.
  static func listen() throws -> (socket: Int32, port: Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard listener >= 0 else { throw Failure(call: "socket", number: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard bind(listener, generic, length) == 0, Glibc.listen(listener, 512) == 0 else {
          return Int32(-1)
        }
        return getsockname(listener, generic, &length)
      }
    }
    guard result == 0 else {
      close(listener)
      throw Failure(call: "bind", number: errno)
    }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }
}
