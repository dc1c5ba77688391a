import CCurl
import HTTPTypes

/// One request on its way, and what is known of it.
///
/// `@unchecked Sendable`: made by the caller's task, then touched by the transfer thread alone, from `start` to `finish`.
/// What crosses threads is in `delivery`, whose parts are safe, and in what never changes.
final class Transfer: @unchecked Sendable {
  /// How the answer is handed over.
  enum Delivery: Sendable {
    /// Whole, which saves a change of threads for each piece.
    case whole(Handoff<OutboundResponse>)
    /// The header first, then piece by piece.
    case pieces(Handoff<ResponseHead>, ResponsePipe)
  }

  /// Which half of a transfer goes on.
  enum Direction: Sendable {
    case sending, receiving
  }

  /// Names the transfer across threads, since handles are reused.
  let id: Int
  let request: OutboundRequest
  let target: RequestTarget
  /// The proxy that is asked; nil for none.
  let proxy: String?
  /// The `traceparent` that is sent; nil for none.
  let trace: String?
  let delivery: Delivery
  let upload: Upload
  /// The loop outlives its transfers.
  unowned let loop: TransferLoop

  // Transfer thread only.
  var handle: UnsafeMutableRawPointer?
  var headerList: UnsafeMutablePointer<curl_slist>?
  var deadlines: TransferDeadlines
  /// The time of the earliest entry in the loop's queue of deadlines; nil when there is none.
  var scheduledAt: Int64?
  var collector = HeaderCollector()
  var head: ResponseHead?
  var body: [UInt8] = []
  var receivedBytes = 0
  var sentBytes: Int64 = 0
  var isSendingPaused = false
  var isReceivingPaused = false
  var hasBegun = false
  /// Why an address was not connected to, where one was not.
  var refusedAddress: OutboundError?
  /// Why this side ended it, where it did.
  var ownFailure: OutboundError?

  init(
    id: Int, request: OutboundRequest, target: RequestTarget, proxy: String?, trace: String?,
    upload: Upload, delivery: Delivery, loop: TransferLoop
  ) {
    self.id = id
    self.request = request
    self.target = target
    self.proxy = proxy
    self.trace = trace
    self.upload = upload
    self.delivery = delivery
    self.loop = loop
    self.deadlines = TransferDeadlines(request.timeouts, start: MonotonicTime.now())
  }

  /// Ends the transfer with curl's result, or with `error` where one is given. The handle is the loop's again.
  func finish(_ code: CURLcode, error: (any Error)? = nil) {
    let failure = error ?? self.ownFailure ?? (code == CURLE_OK ? nil : self.failure(for: code))
    switch self.delivery {
    case .whole(let handoff):
      handoff.complete(self.whole(failure))
    case .pieces(let head, let pipe):
      head.complete(.failure(failure ?? self.headless))
      pipe.finish(failure.map { .failure($0) } ?? .success(()))
    }
    if case .pipe(let pipe) = self.upload {
      pipe.abandon(failure ?? OutboundError.interrupted(host: self.host, reason: "it has answered"))
    }
    curl_slist_free_all(self.headerList)
    self.headerList = nil
    self.handle = nil
  }

  private func whole(_ failure: (any Error)?) -> Result<OutboundResponse, any Error> {
    if let failure { return .failure(failure) }
    guard let head = self.head else { return .failure(self.headless) }
    return .success(
      OutboundResponse(status: head.status, headers: head.headers, body: self.body))
  }

  /// Curl was content with an answer that had no header.
  private var headless: OutboundError {
    .interrupted(host: self.host, reason: "it sent no header")
  }

  /// Host and port, as errors name them.
  var host: String { self.target.authority }

  // MARK: - Pauses and deadlines

  /// Goes on after a pause.
  func resume(_ direction: Direction) {
    guard let handle = self.handle else { return }
    switch direction {
    case .sending: self.isSendingPaused = false
    case .receiving: self.isReceivingPaused = false
    }
    self.notePause()
    self.deadlines.progress(at: self.loop.now)
    self.loop.schedule(self)
    // Calls back at once with what curl holds, which may pause again.
    curl_easy_pause(
      handle,
      (self.isSendingPaused ? ccurl_pause_sending_flag : 0)
        | (self.isReceivingPaused ? ccurl_pause_receiving_flag : 0))
  }

  /// Stops the clock of stalls while this side is the one that waits.
  func notePause() {
    self.deadlines.isPaused =
      self.deadlines.phase == .sending ? self.isSendingPaused : self.isReceivingPaused
  }

  /// Begins another phase, whose limit may be due before the one that is known.
  func enter(_ phase: TransferDeadlines.Phase) {
    self.deadlines.enter(phase, at: self.loop.now)
    self.notePause()
    self.loop.schedule(self)
  }
}
