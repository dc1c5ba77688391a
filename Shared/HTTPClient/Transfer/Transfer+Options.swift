import CCurl
import HTTPTypes

extension Transfer {
  /// Sets up a handle that knows nothing, and makes it this transfer's.
  func configure(_ handle: UnsafeMutableRawPointer, settings: TransferLoop.Settings) {
    self.handle = handle
    self.applyTarget(to: handle)
    self.applyHeaders(to: handle)
    self.applyBody(to: handle)
    self.applyTrust(settings, to: handle)
    self.applyCallbacks(to: handle)
  }

  private func applyTarget(to handle: UnsafeMutableRawPointer) {
    ccurl_set_string(handle, CURLOPT_URL, self.target.url)
    ccurl_set_string(handle, CURLOPT_CUSTOMREQUEST, self.request.method.rawValue)
    ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, self.request.timeouts.connect.milliseconds)
    if self.request.method == .head { ccurl_set_long(handle, CURLOPT_NOBODY, 1) }
    if self.request.acceptsCompression {
      ccurl_set_string(handle, CURLOPT_ACCEPT_ENCODING, "gzip")
    }
    // An empty text turns curl's own look at the environment off: `ProxyRules` has looked.
    ccurl_set_string(handle, CURLOPT_PROXY, self.proxy ?? "")
    // The answer of a proxy that is asked for a tunnel is no header of ours.
    ccurl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    ccurl_set_long(
      handle, CURLOPT_HTTP_VERSION,
      Int(self.target.scheme == .https ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1))
  }

  private func applyHeaders(to handle: UnsafeMutableRawPointer) {
    var hasContentType = false
    for field in self.request.headers {
      switch field.name {
      case .contentLength, .transferEncoding, .expect:
        // Follow from the body; a second opinion would let two readers see two requests.
        continue
      case .contentType: hasContentType = true
      default: break
      }
      self.add(field.name.rawName, field.value)
    }
    if let trace = self.trace { self.add("traceparent", trace) }
    if !hasContentType {
      if case .form(let form) = self.request.body {
        self.add("Content-Type", form.contentType)
      } else {
        // Curl would call bytes a form.
        self.append("Content-Type:")
      }
    }
    // Saves the round trip that curl would spend on asking whether a large body is welcome.
    if self.upload.isStreamed { self.append("Expect:") }
    ccurl_set_list(handle, CURLOPT_HTTPHEADER, self.headerList)
  }

  private func add(_ name: String, _ value: String) {
    // A name with a colon and nothing behind it would take the field out.
    self.append(value.isEmpty ? "\(name);" : "\(name): \(value)")
  }

  private func append(_ line: String) {
    self.headerList = curl_slist_append(self.headerList, line)
  }

  private func applyBody(to handle: UnsafeMutableRawPointer) {
    switch self.upload {
    case .none:
      // RFC 9110, section 8.6: methods that are meant to have a body say that there is none.
      if [.post, .put, .patch].contains(self.request.method) { self.applyInline([], to: handle) }
    case .inline(let bytes): self.applyInline(bytes, to: handle)
    case .segments(let body): self.applyUpload(length: body.length, to: handle)
    case .pipe(let pipe): self.applyUpload(length: pipe.length ?? -1, to: handle)
    }
  }

  private func applyInline(_ bytes: [UInt8], to handle: UnsafeMutableRawPointer) {
    ccurl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
    if bytes.isEmpty {
      ccurl_set_string(handle, CURLOPT_COPYPOSTFIELDS, "")
    } else {
      bytes.withUnsafeBytes { bytes in
        // Curl copies the bytes, so they need not outlive this call.
        _ = ccurl_set_pointer(
          handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      }
    }
  }

  private func applyUpload(length: Int64, to handle: UnsafeMutableRawPointer) {
    ccurl_set_long(handle, CURLOPT_UPLOAD, 1)
    ccurl_set_offset(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(length))
    // Fewer turns for large bodies; small ones need not take the memory.
    if length > 1 << 20 { ccurl_set_long(handle, CURLOPT_UPLOAD_BUFFERSIZE, 256 << 10) }
  }

  private func applyTrust(
    _ settings: TransferLoop.Settings, to handle: UnsafeMutableRawPointer
  ) {
    ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let file = settings.certificateAuthorityFile {
      ccurl_set_string(handle, CURLOPT_CAINFO, file)
      ccurl_set_string(handle, CURLOPT_PROXY_CAINFO, file)
    }
  }

  private func applyCallbacks(to handle: UnsafeMutableRawPointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(handle, CURLOPT_PRIVATE, context)
    ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
    ccurl_set_data_callback(handle, CURLOPT_HEADERFUNCTION) { data, size, count, context in
      Transfer.from(context).receiveHeaderLine(data, count: size * count)
    }
    ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
    ccurl_set_data_callback(handle, CURLOPT_WRITEFUNCTION) { data, size, count, context in
      Transfer.from(context).receiveBody(data, count: size * count)
    }
    ccurl_set_pointer(handle, CURLOPT_READDATA, context)
    ccurl_set_data_callback(handle, CURLOPT_READFUNCTION) { data, size, count, context in
      Transfer.from(context).provideBody(data, capacity: size * count)
    }
    ccurl_set_seek(
      handle, { context, offset, _ in Transfer.from(context).seekBody(to: Int64(offset)) }, context)
    ccurl_set_prerequest(
      handle, { context, _, _, _, _ in Transfer.from(context).begin() }, context)
    ccurl_set_open_socket(
      handle, { context, _, address in Transfer.from(context).openSocket(address) }, context)
    self.loop.followClosing(of: handle)
  }

  /// The transfer that a callback is for.
  static func from(_ context: UnsafeMutableRawPointer?) -> Transfer {
    guard let context else { preconditionFailure("curl lost the context of a transfer") }
    return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  }
}
