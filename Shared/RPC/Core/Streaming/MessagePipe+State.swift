internal import NIOCore

extension MessagePipe {
  /// The pipe's rules, without locks or continuations being resumed.
  struct State: ~Copyable {
    typealias Reader = UnsafeContinuation<Result<ByteBuffer?, RPCError>, Never>
    typealias Writer = UnsafeContinuation<Void, Never>

    enum Push {
      case queued
      case refused
      case hand(Reader)
    }

    enum Write {
      /// Queued; whether the polling side is to be told.
      case queued(notify: Bool)
      case refused
      case hand(Reader)
      case wait
    }

    enum Poll {
      case message(ByteBuffer, writers: [Writer])
      case empty
      case finished(RPCError?)
    }

    enum Next {
      case message(ByteBuffer, cost: Int, writers: [Writer])
      case end(RPCError?)
      case wait
    }

    struct Abandonment {
      var reader: Reader?
      var writers: [Writer]
      /// The cost of what was queued and will never be read.
      var unreadCost: Int
    }

    private var queue = CircularBuffer<(message: ByteBuffer, cost: Int)>()
    private var queuedBytes = 0
    private var unreportedCost = 0
    private var reader: Reader?
    private var writers: [(id: UInt64, continuation: Writer)] = []
    private var cancelledWriters: Set<UInt64> = []
    private var writerCount: UInt64 = 0
    /// Whether a polling reader found nothing and waits to be told.
    private var wantsNotification = true
    private var isFinished = false
    private var isAbandoned = false
    private var failure: RPCError?
    var initialMetadata = Metadata()
    private(set) var trailingMetadata = Metadata()

    mutating func push(_ message: ByteBuffer, cost: Int) -> Push {
      if self.isFinished || self.isAbandoned { return .refused }
      if let reader = self.reader.take() { return .hand(reader) }
      self.queue.append((message, cost))
      self.queuedBytes += message.readableBytes
      return .queued
    }

    mutating func write(_ message: ByteBuffer, capacityBytes: Int) -> Write {
      if self.isFinished || self.isAbandoned { return .refused }
      if let reader = self.reader.take() { return .hand(reader) }
      // An empty queue takes a message of any size, or one above the capacity would never pass.
      if !self.queue.isEmpty, self.queuedBytes >= capacityBytes { return .wait }
      self.queue.append((message, 0))
      self.queuedBytes += message.readableBytes
      defer { self.wantsNotification = false }
      return .queued(notify: self.wantsNotification)
    }

    mutating func nextWriterID() -> UInt64 {
      self.writerCount += 1
      return self.writerCount
    }

    /// Whether the writer has to wait; it does not when room came or its task was cancelled.
    mutating func wait(_ writer: Writer, id: UInt64, capacityBytes: Int) -> Bool {
      if self.cancelledWriters.remove(id) != nil || self.isFinished || self.isAbandoned {
        return false
      }
      if self.queue.isEmpty || self.queuedBytes < capacityBytes { return false }
      self.writers.append((id, writer))
      return true
    }

    mutating func cancelWriter(_ id: UInt64) -> Writer? {
      guard let index = self.writers.firstIndex(where: { $0.id == id }) else {
        self.cancelledWriters.insert(id)
        return nil
      }
      return self.writers.remove(at: index).continuation
    }

    /// The next message for a reader that never waits.
    mutating func poll() -> Poll {
      if let first = self.queue.popFirst() {
        self.queuedBytes -= first.message.readableBytes
        return .message(first.message, writers: self.takeWriters())
      }
      if self.isAbandoned { return .finished(.cancelled) }
      if self.isFinished { return .finished(self.failure) }
      self.wantsNotification = true
      return .empty
    }

    /// The next message, the end, or nothing yet; then `waiting` is kept for it.
    mutating func next(waiting: Reader? = nil) -> Next {
      if let first = self.queue.popFirst() {
        self.queuedBytes -= first.message.readableBytes
        return .message(first.message, cost: first.cost, writers: self.takeWriters())
      }
      if self.isFinished { return .end(self.failure) }
      if self.isAbandoned { return .end(.cancelled) }
      precondition(self.reader == nil, "a message stream is read by one task at a time")
      self.reader = waiting
      return .wait
    }

    mutating func finish(_ failure: RPCError?, _ metadata: Metadata) -> (Reader?, [Writer]) {
      if self.isFinished { return (nil, []) }
      self.isFinished = true
      self.failure = failure
      self.trailingMetadata = metadata
      return (self.reader.take(), self.takeWriters())
    }

    /// Forgets what is queued; its cost is the caller's to report.
    mutating func forgetQueue() -> Int {
      if self.isFinished { return 0 }
      defer {
        self.queue.removeAll()
        self.queuedBytes = 0
      }
      return self.queue.reduce(0) { $0 + $1.cost }
    }

    /// Nil when there is nobody to tell: the end has come or the reader had gone already.
    mutating func abandon() -> Abandonment? {
      if self.isAbandoned { return nil }
      self.isAbandoned = true
      let unread = self.queue.reduce(0) { $0 + $1.cost } + self.unreportedCost
      self.unreportedCost = 0
      self.queue.removeAll()
      self.queuedBytes = 0
      if self.isFinished && unread == 0 { return nil }
      return Abandonment(
        reader: self.reader.take(), writers: self.takeWriters(), unreadCost: unread)
    }

    mutating func consumed(_ cost: Int, reportBytes: Int) -> Int {
      self.unreportedCost += cost
      guard self.unreportedCost >= reportBytes else { return 0 }
      defer { self.unreportedCost = 0 }
      return self.unreportedCost
    }

    private mutating func takeWriters() -> [Writer] {
      if self.writers.isEmpty { return [] }
      defer { self.writers.removeAll() }
      return self.writers.map(\.continuation)
    }
  }
}
