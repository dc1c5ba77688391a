import Synchronization

/// Collects text that is written by other tasks.
final class Lines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { self.lines.withLock { $0 } }

  func append(_ line: String) { self.lines.withLock { $0.append(line) } }
}
