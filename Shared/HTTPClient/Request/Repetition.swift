public import HTTPTypes

/// Whether a request may be sent again when it is not known what became of it.
public enum Repetition: Sendable, Hashable {
  /// As the method says: GET, HEAD, OPTIONS, TRACE, PUT and DELETE may be (RFC 9110, section 9.2.2).
  case byMethod
  /// It may: it has no effect, or the caller looks whether the first one had it.
  case guarded
  /// It may not, whatever its method is.
  case never

  /// Whether a request with this method may be sent again.
  public func allows(_ method: HTTPRequest.Method) -> Bool {
    switch self {
    case .guarded: true
    case .never: false
    case .byMethod: [.get, .head, .options, .trace, .put, .delete].contains(method)
    }
  }
}
