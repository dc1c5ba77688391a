/// Holds events between the connection they come from and the store they go to, so that those that
/// come together are stored together.
actor EventBuffer {
  private let capacity: Int
  private var events: [IncomingEvent] = []
  private var isFinished = false
  private var waitingPusher: CheckedContinuation<Void, Never>?
  private var waitingTaker: CheckedContinuation<Void, Never>?

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Adds an event; waits while the buffer is full. What is added after the end is dropped: it comes
  /// again with the next connection.
  func push(_ event: IncomingEvent) async {
    while self.events.count >= self.capacity, !self.isFinished {
      await withCheckedContinuation { self.waitingPusher = $0 }
    }
    guard !self.isFinished else { return }
    self.events.append(event)
    self.wakeTaker()
  }

  /// Everything that is there; waits until there is something. nil after the end.
  func takeAll() async -> [IncomingEvent]? {
    while self.events.isEmpty, !self.isFinished {
      await withCheckedContinuation { self.waitingTaker = $0 }
    }
    defer {
      self.events = []
      self.waitingPusher?.resume()
      self.waitingPusher = nil
    }
    return self.events.isEmpty ? nil : self.events
  }

  /// Nothing is added any more.
  func finish() {
    self.isFinished = true
    self.waitingPusher?.resume()
    self.waitingPusher = nil
    self.wakeTaker()
  }

  private func wakeTaker() {
    self.waitingTaker?.resume()
    self.waitingTaker = nil
  }
}
