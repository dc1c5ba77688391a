import CCurl
import HTTPTypes
import Synchronization

/// One request on its way. Everything but `awaitHead` and `cancel` runs on the transfer thread.
///
/// `@unchecked Sendable`: the curl handle and the fields marked so are touched by the transfer thread alone,
/// between `start` and `finish`; what crosses threads is behind `head` and `pipe`.
final class Transfer: @unchecked Sendable {
  /// Names the transfer across threads, since handles may be reused.
  let id: Int
  let request: OutboundRequest
  let pipe: BodyPipe

  private struct Head {
    var result: Result<(HTTPResponse.Status, HTTPFields), any Error>?
    var waiter: CheckedContinuation<(HTTPResponse.Status, HTTPFields), any Error>?
  }

  private let head = Mutex(Head())

  // Transfer thread only.
  private(set) var handle: OpaquePointer?
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var status = 0
  private var fields = HTTPFields()
  private var receivedBytes = 0
  private var exceededLimit = false

  init(id: Int, request: OutboundRequest, resume: @escaping @Sendable () -> Void) {
    self.id = id
    self.request = request
    self.pipe = BodyPipe(resume: resume)
  }

  // MARK: - Any thread

  /// Waits for the status line and the header fields.
  func awaitHead() async throws -> (HTTPResponse.Status, HTTPFields) {
    try await withCheckedThrowingContinuation { continuation in
      let result = self.head.withLock { head in
        if head.result == nil { head.waiter = continuation }
        return head.result
      }
      if let result { continuation.resume(with: result) }
    }
  }

  private func completeHead(_ result: Result<(HTTPResponse.Status, HTTPFields), any Error>) {
    let waiter = self.head.withLock {
      head -> CheckedContinuation<(HTTPResponse.Status, HTTPFields), any Error>? in
      guard head.result == nil else { return nil }
      head.result = result
      defer { head.waiter = nil }
      return head.waiter
    }
    waiter?.resume(with: result)
  }

  // MARK: - Transfer thread

  /// Makes the curl handle.
  func start(configuration: CurlClient.Configuration) -> OpaquePointer? {
    guard let raw = curl_easy_init() else { return nil }
    let handle = OpaquePointer(raw)
    self.handle = handle
    self.applyRequest(to: raw)
    self.applyTrust(configuration, to: raw)
    self.applyCallbacks(to: raw)
    return handle
  }

  private func applyRequest(to raw: UnsafeMutableRawPointer) {
    ccurl_set_string(raw, CURLOPT_URL, self.request.url)
    ccurl_set_string(raw, CURLOPT_CUSTOMREQUEST, self.request.method.rawValue)
    ccurl_set_string(raw, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_set_long(raw, CURLOPT_NOSIGNAL, 1)
    ccurl_set_long(raw, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_long(raw, CURLOPT_CONNECTTIMEOUT_MS, Int(self.request.connectTimeout.milliseconds))
    if let timeout = self.request.timeout {
      ccurl_set_long(raw, CURLOPT_TIMEOUT_MS, Int(timeout.milliseconds))
    }
    if self.request.method == .head {
      ccurl_set_long(raw, CURLOPT_NOBODY, 1)
    }
    for field in self.request.headers {
      self.headerList = curl_slist_append(
        self.headerList, "\(field.name.rawName): \(field.value)")
    }
    // Saves the round trip that curl would spend on asking whether a large body is welcome.
    self.headerList = curl_slist_append(self.headerList, "Expect:")
    ccurl_set_list(raw, CURLOPT_HTTPHEADER, self.headerList)
    if let body = self.request.body {
      ccurl_set_offset(raw, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
      body.withUnsafeBytes { bytes in
        // curl copies the bytes, so they need not outlive this call.
        _ = ccurl_set_pointer(
          raw, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      }
    }
  }

  private func applyTrust(
    _ configuration: CurlClient.Configuration, to raw: UnsafeMutableRawPointer
  ) {
    ccurl_set_long(raw, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let file = configuration.certificateAuthorityFile {
      ccurl_set_string(raw, CURLOPT_CAINFO, file)
    }
    if let proxy = configuration.proxy {
      ccurl_set_string(raw, CURLOPT_PROXY, proxy)
    }
  }

  private func applyCallbacks(to raw: UnsafeMutableRawPointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(raw, CURLOPT_PRIVATE, context)
    ccurl_set_pointer(raw, CURLOPT_HEADERDATA, context)
    ccurl_set_pointer(raw, CURLOPT_WRITEDATA, context)
    ccurl_set_data_callback(raw, CURLOPT_HEADERFUNCTION) { data, size, count, context in
      Transfer.from(context).receiveHeaderLine(data, count: size * count)
    }
    ccurl_set_data_callback(raw, CURLOPT_WRITEFUNCTION) { data, size, count, context in
      Transfer.from(context).receiveBody(data, count: size * count)
    }
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer {
    guard let context else { preconditionFailure("curl lost the context of a transfer") }
    return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  }

  private func receiveHeaderLine(_ data: UnsafeMutablePointer<CChar>?, count: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(start: data, count: count)
    let line = String(decoding: bytes, as: UTF8.self).trimmingNewline()
    if line.hasPrefix("HTTP/") {
      // A new status line replaces an interim answer such as 100.
      self.status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      self.fields = HTTPFields()
    } else if line.isEmpty {
      if self.status >= 200 {
        self.completeHead(.success((HTTPResponse.Status(code: self.status), self.fields)))
      }
    } else if let colon = line.firstIndex(of: ":"),
      let name = HTTPField.Name(String(line[..<colon]))
    {
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      self.fields.append(HTTPField(name: name, value: String(value)))
    }
    return count
  }

  private func receiveBody(_ data: UnsafeMutablePointer<CChar>?, count: Int) -> Int {
    guard self.receivedBytes + count <= self.request.maximumResponseBytes else {
      self.exceededLimit = true
      return 0
    }
    switch self.pipe.offer(UnsafeRawBufferPointer(start: data, count: count)) {
    case .taken:
      self.receivedBytes += count
      return count
    case .pause:
      return ccurl_pause_writing
    }
  }

  /// Ends the transfer with curl's result, or with `error` where one is given, and frees the handle.
  func finish(_ code: CURLcode, error: (any Error)? = nil) {
    let outcome: Result<Void, any Error>
    if let error {
      outcome = .failure(error)
    } else if code == CURLE_OK {
      outcome = .success(())
    } else {
      outcome = .failure(self.failure(for: code))
    }
    if case .failure(let failure) = outcome {
      self.completeHead(.failure(failure))
    }
    self.pipe.finish(outcome)
    if let handle = self.handle {
      curl_easy_cleanup(UnsafeMutableRawPointer(handle))
      self.handle = nil
    }
    curl_slist_free_all(self.headerList)
    self.headerList = nil
  }

  private func failure(for code: CURLcode) -> OutboundError {
    let host = self.request.url.split(separator: "/").dropFirst().first.map(String.init) ?? "server"
    let reason = String(cString: curl_easy_strerror(code))
    switch code {
    case _ where self.exceededLimit:
      return .responseTooLarge(limitBytes: self.request.maximumResponseBytes)
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
      return .invalidURL(self.request.url)
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT:
      return .unreachable(host: host, reason: reason)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR:
      return .untrustedServer(host: host, reason: reason)
    case CURLE_OPERATION_TIMEDOUT:
      return .timedOut(host: host)
    default:
      return .interrupted(host: host, reason: reason)
    }
  }
}

extension Duration {
  /// Whole milliseconds, at least one for any positive duration.
  fileprivate var milliseconds: Int64 {
    let (seconds, attoseconds) = self.components
    return max(seconds * 1000 + attoseconds / 1_000_000_000_000_000, self > .zero ? 1 : 0)
  }
}

extension String {
  fileprivate func trimmingNewline() -> String {
    var text = self[...]
    while let last = text.last, last.isNewline { text.removeLast() }
    return String(text)
  }
}
