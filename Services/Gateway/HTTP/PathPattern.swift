/// The path of a route, with names for the parts that vary: "/deployments/:deploymentId/rollback".
struct PathPattern: Hashable, Sendable {
  private enum Segment: Hashable {
    case literal(Substring)
    case parameter(String)
  }

  /// As it was written.
  let text: String
  private let segments: [Segment]

  /// A pattern; segments that begin with a colon are parameters.
  init(_ text: String) {
    self.text = text
    self.segments = text.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      segment.first == ":" ? .parameter(String(segment.dropFirst())) : .literal(segment)
    }
  }

  /// The names of the parameters, in order.
  var parameterNames: [String] {
    self.segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
  }

  /// The values of the parameters when `path` fits; nil when it does not.
  ///
  /// Ids are the only parameters, so what could not be one does not fit: nothing has to be decoded,
  /// and no encoding can smuggle a slash in.
  func match(_ path: Substring) -> [String: String]? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == self.segments.count else { return nil }
    var parameters: [String: String] = [:]
    for (segment, part) in zip(self.segments, parts) {
      switch segment {
      case .literal(let literal):
        guard part == literal else { return nil }
      case .parameter(let name):
        guard Self.isID(part) else { return nil }
        parameters[name] = String(part)
      }
    }
    return parameters
  }

  /// Whether a text can be an id: 1 to 128 letters, digits, and `._:-`.
  static func isID(_ text: some StringProtocol) -> Bool {
    (1...128).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: ":"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
