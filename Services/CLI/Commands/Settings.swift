/// `NAME=VALUE` arguments.
enum Settings {
  static func parse(_ arguments: [String]) throws -> [String: String] {
    var settings: [String: String] = [:]
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw CommandFailure(
          .configuration, "'\(argument)' is no setting", remedy: "Write it as NAME=VALUE.")
      }
      settings[String(parts[0])] = String(parts[1])
    }
    return settings
  }
}
