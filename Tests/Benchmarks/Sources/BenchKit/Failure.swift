internal import Glibc

/// How a program of the benchmark gives up.
public enum Failure {
  /// Says why on standard error and ends the process.
  ///
  /// - Parameters:
  ///   - reason: One line.
  ///   - status: 3 for a wrong answer or a failed call.
  public static func end(_ reason: String, status: Int32 = 3) -> Never {
    let line = "\(CommandLine.arguments.first ?? "bench"): \(reason)\n"
    _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    exit(status)
  }
}
