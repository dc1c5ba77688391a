internal import NIOCore
internal import RPCCore

// The connection's one timer: deadlines of calls, keepalive, handshake, idling, draining.
extension ConnectionHandler {
  /// Makes sure that the timer fires by an instant.
  func wake(by deadline: NIODeadline) {
    guard deadline < self.timerDeadline, !self.state.isClosed else { return }
    self.timer?.cancel()
    self.timerDeadline = deadline
    self.timer = self.eventLoop.scheduleTask(deadline: deadline) { self.timerFired() }
  }

  func wakeForKeepalive() {
    self.checkKeepalive(at: self.now)
    if let idleTimeout = self.limits.idleTimeout {
      self.wake(by: self.idleSince + TimeAmount(idleTimeout))
    }
  }

  private func timerFired() {
    self.timer = nil
    self.timerDeadline = .distantFuture
    let now = self.now
    if now >= self.handshakeDeadline {
      let error = self.unavailable(
        "no handshake within \(self.limits.handshakeTimeout); is it a service of this protocol?")
      return self.end(
        with: GoAway(
          lastStream: .connection, reason: .timeout, message: "the handshake took too long"),
        because: error)
    }
    if now >= self.closeDeadline {
      return self.close(because: self.unavailable("draining took too long"))
    }
    self.wake(by: min(self.handshakeDeadline, self.closeDeadline))
    guard self.state.isOpen else { return }
    self.expireCalls(at: now)
    self.checkIdle(at: now)
    self.checkKeepalive(at: now)
    self.checkWriteProgress(at: now)
    self.sendOwedCancels(at: now)
    self.flush()
  }

  /// Ends the calls whose deadline has passed.
  ///
  /// Looks at every call: a heap would have to keep each call's deadline long after the call has
  /// ended, and this runs no more often than deadlines actually come close.
  private func expireCalls(at now: NIODeadline) {
    var next = NIODeadline.distantFuture
    var expired: [ConnectionStream] = []
    for stream in self.streams.values {
      if stream.deadline <= now {
        expired.append(stream)
      } else {
        next = min(next, stream.deadline)
      }
    }
    for stream in expired { self.expire(stream) }
    for call in self.waitingCalls where call.deadline <= now {
      call.end(.failure(.deadlineExceeded, isUnprocessed: false))
    }
    self.waitingCalls.removeAll { $0.outcome != nil }
    for call in self.waitingCalls { next = min(next, call.deadline) }
    // Calls a hair's breadth apart share a firing.
    if next != .distantFuture { self.wake(by: max(next, now + .milliseconds(1))) }
  }

  private func checkIdle(at now: NIODeadline) {
    guard let idleTimeout = self.limits.idleTimeout, !self.state.isDraining else { return }
    guard self.streams.isEmpty, self.waitingCalls.isEmpty else {
      return self.wake(by: now + TimeAmount(idleTimeout))
    }
    let end = self.idleSince + TimeAmount(idleTimeout)
    if now >= end { self.drain() } else { self.wake(by: end) }
  }

  /// Gives up a peer that takes nothing of what is sent to it, while much of it waits.
  func checkWriteProgress(at now: NIODeadline) {
    guard let channel = self.context?.channel, !channel.isWritable,
      let buffered = try? channel.syncOptions?.getOption(.bufferedWritableBytes)
    else { return }
    switch self.writeProgress.check(buffered: buffered, at: now) {
    case .idle: return
    case .wait(let deadline): self.wake(by: deadline)
    case .fail:
      self.close(
        because: self.unavailable(
          "nothing of what was sent was taken for \(self.limits.writeTimeout)"))
    }
  }

  private func checkKeepalive(at now: NIODeadline) {
    switch self.keepalive.check(at: now) {
    case .wait(let deadline): self.wake(by: deadline)
    case .ping(let number, let deadline):
      self.out.writeFrame(.ping) { $0.writeInteger(number) }
      self.scheduleFlush()
      self.wake(by: deadline)
    case .fail:
      self.close(
        because: self.unavailable(
          "nothing was heard for \(self.limits.keepaliveTimeout) after a ping"))
    }
  }
}
