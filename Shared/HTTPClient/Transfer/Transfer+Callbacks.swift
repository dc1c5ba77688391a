import CCurl
import HTTPTypes

/// What curl calls, on the transfer thread.
extension Transfer {
  /// A connection is ready, and the request is about to be sent. Not 0 ends the transfer.
  ///
  /// Curl sends a request again over a new connection when one that was reused breaks without an answer. The server
  /// may have acted by then, so that is for requests that may be repeated.
  func begin() -> Int32 {
    if self.hasBegun, !self.request.isRepeatable {
      self.ownFailure = .interrupted(
        host: self.host,
        reason: "it closed without an answer, and may have done what it was asked for")
      return 1
    }
    self.hasBegun = true
    self.enter(self.upload.isStreamed ? .sending : .waiting)
    return 0
  }

  /// Opens the socket for a connection, if the client may connect to the address.
  func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> Int32 {
    guard let address else { return ccurl_no_socket }
    // A proxy is where the operator says it is.
    if self.proxy == nil {
      var bytes = [UInt8](repeating: 0, count: 16)
      let count = ccurl_copy_address(address, &bytes)
      do throws(OutboundError) {
        guard let parsed = NetworkAddress(bytes: Array(bytes.prefix(Int(count)))) else {
          throw OutboundError.refused(host: self.host, reason: "its address is of no known kind")
        }
        try self.loop.settings.egress.check(parsed, of: self.target)
      } catch {
        self.refusedAddress = error
        return ccurl_no_socket
      }
    }
    return self.loop.adopt(ccurl_open_socket(address))
  }

  func receiveHeaderLine(_ data: UnsafeMutablePointer<CChar>?, count: Int) -> Int {
    // Lines that dribble in do not extend the time of the header.
    switch self.collector.take(UnsafeRawBufferPointer(start: data, count: count)) {
    case .goOn: break
    case .head(let head):
      self.head = head
      self.enter(.receiving)
      switch self.delivery {
      case .whole: self.reserveBody(for: head)
      case .pieces(let handoff, _): handoff.complete(.success(head))
      }
    case .tooLarge:
      self.ownFailure = .responseTooLarge(limitBytes: HeaderCollector.maximumBytes)
      return 0
    }
    return count
  }

  private func reserveBody(for head: ResponseHead) {
    guard let length = head.headers[.contentLength].flatMap({ Int($0) }) else { return }
    // What a server announces is believed up to a point.
    self.body.reserveCapacity(min(max(length, 0), self.request.maximumResponseBytes, 1 << 20))
  }

  func receiveBody(_ data: UnsafeMutablePointer<CChar>?, count: Int) -> Int {
    guard self.receivedBytes + count <= self.request.maximumResponseBytes else {
      self.ownFailure = .responseTooLarge(limitBytes: self.request.maximumResponseBytes)
      return 0
    }
    let bytes = UnsafeRawBufferPointer(start: data, count: count)
    switch self.delivery {
    case .whole:
      self.body.append(contentsOf: bytes)
    case .pieces(_, let pipe):
      guard pipe.offer(bytes) else {
        self.isReceivingPaused = true
        self.notePause()
        return ccurl_pause_writing
      }
    }
    self.receivedBytes += count
    self.deadlines.progress(at: self.loop.now)
    return count
  }

  func provideBody(_ data: UnsafeMutablePointer<CChar>?, capacity: Int) -> Int {
    let buffer = UnsafeMutableRawBufferPointer(start: data, count: capacity)
    let (reading, length) = self.readUpload(into: buffer)
    switch reading {
    case .bytes(let count):
      self.sentBytes += Int64(count)
      self.deadlines.progress(at: self.loop.now)
      if self.sentBytes == length, self.deadlines.phase == .sending { self.enter(.waiting) }
      return count
    case .end where length == nil || self.sentBytes == length:
      if self.deadlines.phase == .sending { self.enter(.waiting) }
      return 0
    case .pause:
      self.isSendingPaused = true
      self.notePause()
      return ccurl_pause_reading
    case .failed, .end:
      self.ownFailure = .unreadableBody(reason: "it ended before its announced length, or failed")
      return ccurl_abort_reading
    }
  }

  /// More of the body, and how long all of it is, where that is known.
  private func readUpload(into buffer: UnsafeMutableRawBufferPointer) -> (BodyReading, Int64?) {
    switch self.upload {
    case .none, .inline: (.end, nil)
    case .segments(let body): (body.read(into: buffer), body.length)
    case .pipe(let pipe): (pipe.read(into: buffer), pipe.length)
    }
  }

  /// 0 when the body goes on at that place, 2 when it cannot.
  func seekBody(to offset: Int64) -> Int32 {
    guard case .segments(let body) = self.upload, body.seek(to: offset) else { return 2 }
    self.sentBytes = offset
    return 0
  }
}
