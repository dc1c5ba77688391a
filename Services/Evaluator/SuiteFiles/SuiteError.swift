/// Why suites cannot be used.
package enum SuiteError: Error, Sendable, Equatable, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case invalid([SuiteProblem])
  case noSuites(directory: String)
  case duplicateName(String, file: String)
  case missingDirectory(searched: [String])

  package var description: String {
    switch self {
    case .unreadable(let file, let reason):
      return "suite \(file) cannot be read: \(reason)"
    case .invalid(let problems):
      let shown = problems.prefix(10).map(\.description).joined(separator: "; ")
      let rest = problems.count > 10 ? "; and \(problems.count - 10) more" : ""
      return "suite has \(problems.count) mistakes: \(shown)\(rest)"
    case .noSuites(let directory):
      return "no suite (*.yaml) in \(directory): set EVALUATION_SUITE_DIR to a directory with one"
    case .duplicateName(let name, let file):
      return "\(file) declares the suite \"\(name)\" a second time: rename one of them"
    case .missingDirectory(let searched):
      return "the shipped suites are not at \(searched.joined(separator: " or ")): "
        + "reinstall, or set EVALUATION_SUITE_DIR"
    }
  }
}
