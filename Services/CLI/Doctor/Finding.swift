/// One thing that was looked at.
struct Finding: Codable, Sendable, Equatable {
  /// How it looks.
  enum State: String, Codable, Sendable {
    case pass, warn, fail
  }

  /// Groups findings, for example "Training".
  var area: String
  var name: String
  var state: State
  /// What was seen; when not passing, the cause.
  var detail: String
  /// What to do about it.
  var remedy: String?

  static func pass(_ area: String, _ name: String, _ detail: String) -> Finding {
    Finding(area: area, name: name, state: .pass, detail: detail, remedy: nil)
  }

  static func warn(_ area: String, _ name: String, _ detail: String, remedy: String) -> Finding {
    Finding(area: area, name: name, state: .warn, detail: detail, remedy: remedy)
  }

  static func fail(_ area: String, _ name: String, _ detail: String, remedy: String) -> Finding {
    Finding(area: area, name: name, state: .fail, detail: detail, remedy: remedy)
  }
}
