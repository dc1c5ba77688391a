import Glibc

/// A port that is listened on by somebody who takes nobody, and whose queue is full.
final class FullListener {
  private struct Failure: Error {}

  let port: Int
  private var sockets: [Int32]

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, length) == 0 && listen(listener, 0) == 0
          && getsockname(listener, generic, &length) == 0
      }
    }
    guard listener >= 0, isListening else { throw Failure() }
    self.port = Int(UInt16(bigEndian: address.sin_port))
    self.sockets = [listener]
    // The kernel takes one or two more than it was told.
    for _ in 0..<4 {
      let client = socket(
        AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
      _ = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(client, $0, length) }
      }
      self.sockets.append(client)
    }
  }

  deinit { for socket in self.sockets { close(socket) } }
}
