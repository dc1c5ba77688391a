import CCurl

/// Tells which sockets can be read or written, by the kernel's epoll.
///
/// A connection that is kept for reuse stays registered: most are wanted again at once, and one that is not costs a
/// single call when its server closes it. That takes knowing when curl closes a socket, which it says for those that
/// it had opened by us (`adopt`); all others are taken out at once.
final class ReadinessQueue {
  private struct Entry {
    /// What the kernel waits for, in bits of `CURL_POLL_`; 0 when it knows nothing of the socket.
    var registered: Int32 = 0
    /// What curl waits for.
    var wanted: Int32 = 0
    var isAdopted = false
  }

  private static let capacity = 64

  private let queue: Int32
  private let wakeup: Int32
  /// By the sockets' numbers, which are small and dense.
  private var entries: [Entry] = []
  private var ready = [ccurl_ready](repeating: ccurl_ready(), count: ReadinessQueue.capacity)

  /// - Parameter wakeup: A descriptor whose readiness only ends the wait.
  init(wakeup: Int32) {
    self.queue = ccurl_queue_open()
    self.wakeup = wakeup
    precondition(self.queue >= 0, "the kernel has no descriptor left for the HTTP client")
    ccurl_queue_set(self.queue, wakeup, CURL_POLL_IN, 1)
  }

  deinit { close(self.queue) }

  /// A socket was opened by us; `forget` will be called before it is closed.
  func adopt(_ socket: Int32) {
    self.grow(to: socket)
    self.entries[Int(socket)] = Entry(isAdopted: true)
  }

  /// A socket of ours is being closed. The kernel takes it out by itself.
  func forget(_ socket: Int32) {
    guard socket >= 0, Int(socket) < self.entries.count else { return }
    self.entries[Int(socket)] = Entry()
  }

  /// Sets what curl waits for at a socket: bits of `CURL_POLL_`, or `CURL_POLL_REMOVE`.
  func want(_ what: Int32, at socket: Int32) {
    self.grow(to: socket)
    let index = Int(socket)
    let wanted = what == CURL_POLL_REMOVE ? 0 : what
    self.entries[index].wanted = wanted
    let registered = self.entries[index].registered
    if wanted == registered { return }
    if wanted == 0 {
      if !self.entries[index].isAdopted { self.remove(socket) }
      return
    }
    ccurl_queue_set(self.queue, socket, wanted, registered == 0 ? 1 : 0)
    self.entries[index].registered = wanted
  }

  /// Waits until something is ready, the wakeup came, or the time is over.
  ///
  /// - Parameters:
  ///   - milliseconds: Forever when negative.
  ///   - body: Gets each socket that is ready, and what for, in bits of `CURL_CSELECT_`.
  /// - Returns: Whether the wakeup came.
  func wait(milliseconds: Int32, _ body: (Int32, Int32) -> Void) -> Bool {
    let count = self.ready.withUnsafeMutableBufferPointer {
      Int(ccurl_queue_wait(self.queue, $0.baseAddress, Int32(Self.capacity), milliseconds))
    }
    var isWoken = false
    for index in 0..<count {
      let (socket, events) = (self.ready[index].descriptor, self.ready[index].events)
      if socket == self.wakeup {
        isWoken = true
      } else if self.entries[Int(socket)].wanted == 0 {
        // The server closes a connection that is not in use; curl finds out when it looks for one.
        self.remove(socket)
      } else {
        body(socket, events)
      }
    }
    return isWoken
  }

  private func remove(_ socket: Int32) {
    ccurl_queue_remove(self.queue, socket)
    self.entries[Int(socket)].registered = 0
  }

  private func grow(to socket: Int32) {
    while self.entries.count <= Int(socket) { self.entries.append(Entry()) }
  }
}
