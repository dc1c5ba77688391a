import CCurl
import Foundation
import Synchronization

/// The thread that moves all transfers of one client with curl's multi interface.
final class TransferLoop: Sendable {
  private enum Command {
    case start(Transfer)
    case resume(Int)
    case cancel(Int)
    case stop
  }

  /// What other threads ask for. After `isStopped`, nothing is taken any more and `multi` is gone.
  private struct Inbox {
    var commands: [Command] = []
    var isStopped = false
  }

  private let inbox = Mutex(Inbox())
  private let configuration: CurlClient.Configuration
  /// Thread-safe for `curl_multi_wakeup` alone; everything else about it belongs to the thread.
  nonisolated(unsafe) private let multi: UnsafeMutableRawPointer

  init(configuration: CurlClient.Configuration) {
    guard let multi = curl_multi_init() else {
      preconditionFailure("libcurl cannot allocate its multi handle")
    }
    self.configuration = configuration
    self.multi = multi
    ccurl_multi_set_long(
      multi, CURLMOPT_MAX_HOST_CONNECTIONS, configuration.maximumConnectionsPerHost)
    let thread = Thread { self.run() }
    thread.name = "http-client"
    thread.start()
  }

  func start(_ transfer: Transfer) { self.send(.start(transfer)) }
  func resume(_ id: Int) { self.send(.resume(id)) }
  func cancel(_ id: Int) { self.send(.cancel(id)) }
  func stop() { self.send(.stop) }

  private func send(_ command: Command) {
    let isTaken = self.inbox.withLock { inbox in
      guard !inbox.isStopped else { return false }
      inbox.commands.append(command)
      // Inside the lock, because the thread frees `multi` after it has set `isStopped`.
      curl_multi_wakeup(self.multi)
      return true
    }
    if !isTaken, case .start(let transfer) = command {
      transfer.finish(CURLE_ABORTED_BY_CALLBACK, error: OutboundError.shutDown)
    }
  }

  // MARK: - The thread

  private func run() {
    var transfers: [Int: Transfer] = [:]
    var running: Int32 = 0
    while true {
      let commands = self.inbox.withLock { inbox in
        defer { inbox.commands.removeAll() }
        return inbox.commands
      }
      for command in commands {
        guard self.carryOut(command, &transfers) else { return self.end(&transfers) }
      }
      curl_multi_perform(self.multi, &running)
      self.collectFinished(&transfers)
      // Sleeps until a socket is ready, a timer of curl's is due or `send` wakes it.
      curl_multi_poll(self.multi, nil, 0, 60_000, nil)
    }
  }

  /// False when the loop must end.
  private func carryOut(_ command: Command, _ transfers: inout [Int: Transfer]) -> Bool {
    switch command {
    case .start(let transfer):
      guard let handle = transfer.start(configuration: self.configuration) else {
        transfer.finish(CURLE_FAILED_INIT)
        return true
      }
      transfers[transfer.id] = transfer
      curl_multi_add_handle(self.multi, UnsafeMutableRawPointer(handle))
    case .resume(let id):
      if let handle = transfers[id]?.handle {
        curl_easy_pause(UnsafeMutableRawPointer(handle), CURLPAUSE_CONT)
      }
    case .cancel(let id):
      if let transfer = transfers.removeValue(forKey: id) {
        self.remove(transfer, CURLE_ABORTED_BY_CALLBACK, error: CancellationError())
      }
    case .stop:
      return false
    }
    return true
  }

  private func collectFinished(_ transfers: inout [Int: Transfer]) {
    var remaining: Int32 = 0
    while let message = curl_multi_info_read(self.multi, &remaining) {
      guard message.pointee.msg == CURLMSG_DONE else { continue }
      let code = ccurl_message_result(message)
      var context: UnsafeMutableRawPointer?
      ccurl_get_private(message.pointee.easy_handle, &context)
      guard let context else { continue }
      let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      transfers.removeValue(forKey: transfer.id)
      self.remove(transfer, code)
    }
  }

  private func remove(_ transfer: Transfer, _ code: CURLcode, error: (any Error)? = nil) {
    if let handle = transfer.handle {
      curl_multi_remove_handle(self.multi, UnsafeMutableRawPointer(handle))
    }
    transfer.finish(code, error: error)
  }

  private func end(_ transfers: inout [Int: Transfer]) {
    for transfer in transfers.values {
      self.remove(transfer, CURLE_ABORTED_BY_CALLBACK, error: OutboundError.shutDown)
    }
    transfers.removeAll()
    let unread = self.inbox.withLock { inbox in
      inbox.isStopped = true
      return inbox.commands
    }
    for case .start(let transfer) in unread {
      transfer.finish(CURLE_ABORTED_BY_CALLBACK, error: OutboundError.shutDown)
    }
    curl_multi_cleanup(self.multi)
  }
}
