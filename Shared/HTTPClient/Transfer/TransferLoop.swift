import CCurl
import Foundation
import Synchronization

/// The thread that moves all transfers of one client.
///
/// Curl says which sockets and which time it waits for (its multi interface with `curl_multi_socket_action`); the
/// kernel's epoll and this thread do the waiting. Nothing is looked at that is not ready.
///
/// `@unchecked Sendable`: what is not behind `inbox` belongs to the thread, or never changes.
final class TransferLoop: @unchecked Sendable {
  /// What holds for all transfers.
  struct Settings: Sendable {
    var certificateAuthorityFile: String?
    var egress: EgressPolicy
    var maximumConnectionsPerHost: Int
  }

  private enum Command {
    case start(Transfer)
    case resume(Int, Transfer.Direction)
    case cancel(Int)
    case stop
  }

  /// What other threads ask for. After `isStopped`, nothing is taken any more.
  private struct Inbox {
    var commands: [Command] = []
    var isStopped = false
  }

  /// Handles that are kept for the next transfers: each saves some 10 KiB of allocations.
  private static let maximumIdleHandles = 128

  let settings: Settings
  private let inbox = Mutex(Inbox())
  private let wakeup: Int32

  // The thread's own.
  private let multi: UnsafeMutableRawPointer
  private let readiness: ReadinessQueue
  private var transfers: [Int: Transfer] = [:]
  private var idleHandles: [UnsafeMutableRawPointer] = []
  private var deadlines = DeadlineQueue()
  /// When curl wants to be called without a socket; nil for not at all.
  private var curlDeadline: Int64?
  /// The time of the turn, in `MonotonicTime`.
  private(set) var now = MonotonicTime.now()

  init(_ settings: Settings) {
    guard let multi = curl_multi_init() else {
      preconditionFailure("libcurl cannot allocate its multi handle")
    }
    let wakeup = ccurl_wakeup_open()
    precondition(wakeup >= 0, "the kernel has no descriptor left for the HTTP client")
    self.settings = settings
    self.multi = multi
    self.wakeup = wakeup
    self.readiness = ReadinessQueue(wakeup: wakeup)
    self.configureMulti()
    let thread = Thread { self.run() }
    thread.name = "http-client"
    thread.start()
  }

  deinit { close(self.wakeup) }

  private func configureMulti() {
    let connections = self.settings.maximumConnectionsPerHost
    ccurl_multi_set_long(self.multi, CURLMOPT_MAX_HOST_CONNECTIONS, connections)
    // By default curl keeps four for each transfer that runs at the moment: none when a burst has ended.
    ccurl_multi_set_long(self.multi, CURLMOPT_MAXCONNECTS, max(64, connections * 4))
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_multi_set_socket_callback(
      self.multi,
      { _, socket, what, context, _ in
        TransferLoop.from(context).readiness.want(what, at: socket)
        return 0
      }, context)
    ccurl_multi_set_timer_callback(
      self.multi,
      { _, milliseconds, context in
        TransferLoop.from(context).setTimer(milliseconds)
        return 0
      }, context)
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> TransferLoop {
    guard let context else { preconditionFailure("curl lost the context of its loop") }
    return Unmanaged<TransferLoop>.fromOpaque(context).takeUnretainedValue()
  }

  // MARK: - Any thread

  func start(_ transfer: Transfer) { self.send(.start(transfer)) }
  func resume(_ id: Int, _ direction: Transfer.Direction) { self.send(.resume(id, direction)) }
  func cancel(_ id: Int) { self.send(.cancel(id)) }
  func stop() { self.send(.stop) }

  private func send(_ command: Command) {
    let isTaken = self.inbox.withLock { inbox in
      guard !inbox.isStopped else { return false }
      inbox.commands.append(command)
      // The thread takes all that is there when it wakes up: one signal serves for all.
      if inbox.commands.count == 1 { ccurl_wakeup_signal(self.wakeup) }
      return true
    }
    if !isTaken, case .start(let transfer) = command {
      transfer.finish(CURLE_ABORTED_BY_CALLBACK, error: OutboundError.shutDown)
    }
  }

  // MARK: - The thread

  private func run() {
    var running: Int32 = 0
    while true {
      self.now = MonotonicTime.now()
      if let due = self.curlDeadline, due <= self.now {
        self.curlDeadline = nil
        curl_multi_socket_action(self.multi, ccurl_no_socket, 0, &running)
      }
      self.endOverdue()
      self.collectFinished()
      guard self.carryOutCommands() else { return self.end() }
      self.now = MonotonicTime.now()
      // What the commands began is begun now, not after a wait.
      if let due = self.curlDeadline, due <= self.now { continue }
      self.waitForSockets()
    }
  }

  private func waitForSockets() {
    var running: Int32 = 0
    let isWoken = self.readiness.wait(milliseconds: self.waitMilliseconds()) { socket, events in
      self.now = MonotonicTime.now()
      curl_multi_socket_action(self.multi, socket, events, &running)
    }
    if isWoken { ccurl_wakeup_clear(self.wakeup) }
    self.collectFinished()
  }

  /// To the next time that somebody waits for, rounded up; -1 when nobody does.
  private func waitMilliseconds() -> Int32 {
    let times = [self.curlDeadline, self.deadlines.earliest].compactMap { $0 }
    guard let earliest = times.min() else { return -1 }
    let milliseconds = (max(0, earliest - self.now) + 999_999) / 1_000_000
    return Int32(min(milliseconds, 1 << 30))
  }

  private func setTimer(_ milliseconds: Int) {
    self.curlDeadline =
      milliseconds < 0 ? nil : MonotonicTime.now() + Int64(milliseconds) * 1_000_000
  }

  /// False when the loop must end.
  private func carryOutCommands() -> Bool {
    let commands = self.inbox.withLock { inbox in
      defer { inbox.commands = [] }
      return inbox.commands
    }
    for (index, command) in commands.enumerated() {
      switch command {
      case .start(let transfer): self.begin(transfer)
      case .resume(let id, let direction): self.transfers[id]?.resume(direction)
      case .cancel(let id): self.remove(id, CURLE_ABORTED_BY_CALLBACK, error: CancellationError())
      case .stop:
        for case .start(let transfer) in commands[index...] {
          transfer.finish(CURLE_ABORTED_BY_CALLBACK, error: OutboundError.shutDown)
        }
        return false
      }
    }
    return true
  }

  private func begin(_ transfer: Transfer) {
    guard let handle = self.idleHandles.popLast() ?? curl_easy_init() else {
      return transfer.finish(CURLE_FAILED_INIT)
    }
    transfer.configure(handle, settings: self.settings)
    self.transfers[transfer.id] = transfer
    self.schedule(transfer)
    let code = curl_multi_add_handle(self.multi, handle)
    if code != CURLM_OK { self.remove(transfer.id, CURLE_FAILED_INIT) }
  }

  private func collectFinished() {
    var remaining: Int32 = 0
    while let message = curl_multi_info_read(self.multi, &remaining) {
      guard message.pointee.msg == CURLMSG_DONE else { continue }
      let code = ccurl_message_result(message)
      var context: UnsafeMutableRawPointer?
      ccurl_get_private(message.pointee.easy_handle, &context)
      self.remove(Transfer.from(context).id, code)
    }
  }

  private func remove(_ id: Int, _ code: CURLcode, error: (any Error)? = nil) {
    guard let transfer = self.transfers.removeValue(forKey: id) else { return }
    if let handle = transfer.handle {
      curl_multi_remove_handle(self.multi, handle)
      self.recycle(handle)
    }
    transfer.finish(code, error: error)
  }

  private func recycle(_ handle: UnsafeMutableRawPointer) {
    if self.idleHandles.count < Self.maximumIdleHandles {
      curl_easy_reset(handle)
      self.idleHandles.append(handle)
    } else {
      curl_easy_cleanup(handle)
    }
  }

  private func end() {
    for id in Array(self.transfers.keys) {
      self.remove(id, CURLE_ABORTED_BY_CALLBACK, error: OutboundError.shutDown)
    }
    let unread = self.inbox.withLock { inbox in
      inbox.isStopped = true
      defer { inbox.commands = [] }
      return inbox.commands
    }
    for case .start(let transfer) in unread {
      transfer.finish(CURLE_ABORTED_BY_CALLBACK, error: OutboundError.shutDown)
    }
    for handle in self.idleHandles { curl_easy_cleanup(handle) }
    self.idleHandles = []
    curl_multi_cleanup(self.multi)
  }

  // MARK: - Deadlines

  /// Sees to it that the transfer is looked at when its next limit runs out.
  func schedule(_ transfer: Transfer) {
    guard let next = transfer.deadlines.next else { return }
    if let known = transfer.scheduledAt, known <= next.time { return }
    transfer.scheduledAt = next.time
    self.deadlines.add(transfer.id, at: next.time)
    // Most transfers end long before their deadlines, whose entries would pile up.
    if self.deadlines.count > 64 + 4 * self.transfers.count { self.rebuildDeadlines() }
  }

  private func rebuildDeadlines() {
    self.deadlines.removeAll()
    for transfer in self.transfers.values {
      transfer.scheduledAt = transfer.deadlines.next?.time
      if let time = transfer.scheduledAt { self.deadlines.add(transfer.id, at: time) }
    }
  }

  private func endOverdue() {
    while let id = self.deadlines.popDue(at: self.now) {
      guard let transfer = self.transfers[id] else { continue }
      transfer.scheduledAt = nil
      guard let next = transfer.deadlines.next else { continue }
      if next.time <= self.now {
        let error = OutboundError.timedOut(host: transfer.host, limit: next.limit)
        self.remove(id, CURLE_OPERATION_TIMEDOUT, error: error)
      } else {
        self.schedule(transfer)
      }
    }
  }

  // MARK: - Sockets

  /// Registers a socket that was opened for a transfer.
  func adopt(_ socket: Int32) -> Int32 {
    if socket >= 0 { self.readiness.adopt(socket) }
    return socket
  }

  /// Lets a handle's connections tell when they close. They outlive the transfer they were made for.
  func followClosing(of handle: UnsafeMutableRawPointer) {
    let context = Unmanaged.passUnretained(self.readiness).toOpaque()
    ccurl_set_close_socket(
      handle,
      { context, socket in
        if let context {
          Unmanaged<ReadinessQueue>.fromOpaque(context).takeUnretainedValue().forget(socket)
        }
        return close(socket)
      }, context)
  }
}
