import CCurl

extension Transfer {
  /// What curl's result means. Its words are constants, and repeat nothing of what was sent or received.
  func failure(for code: CURLcode) -> OutboundError {
    let reason = String(cString: curl_easy_strerror(code))
    switch code {
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
      return .invalidURL(reason: "it is not an absolute http or https URL")
    case CURLE_COULDNT_CONNECT:
      // Each address of a name is tried; where all fail and one was closed to us, that is the reason to name.
      return self.refusedAddress ?? .unreachable(host: self.host, reason: reason)
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
      return .unreachable(host: self.host, reason: reason)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR:
      return .untrustedServer(host: self.host, reason: reason)
    case CURLE_OPERATION_TIMEDOUT:
      // The only limit that curl is told of.
      return .timedOut(host: self.host, limit: .connect)
    case CURLE_SEND_FAIL_REWIND:
      return .interrupted(host: self.host, reason: "it closed, and the body cannot be sent again")
    default:
      return .interrupted(host: self.host, reason: reason)
    }
  }
}
