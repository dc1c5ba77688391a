import Foundation
import Rainbow
import Synchronization

/// Collects what the demo measures and checks, and tells it to the reader as it happens.
final class DemoJournal: Sendable {
  private let summary = Mutex(DemoSummary())
  private let output: Output
  private let start = ContinuousClock.now

  init(output: Output) {
    self.output = output
  }

  /// Begins a chapter.
  func chapter(_ title: String) {
    let elapsed = Rendering.decimal(self.start.duration(to: .now).seconds, 1)
    self.output.line()
    self.output.line("\("▸ \(title)".bold)  \("\(elapsed) s".dim)")
  }

  /// Notes something that must hold.
  func check(_ name: String, _ passed: Bool, _ detail: String) {
    self.summary.withLock {
      $0.checks.append(DemoCheck(name: name, passed: passed, detail: detail))
    }
    self.output.line("  \(passed ? "✓".green : "✗".red) \(name): \(detail)")
  }

  /// Tells something.
  func say(_ text: String) {
    self.output.line("  \(text)")
  }

  /// Notes measurements.
  func measure(_ change: (inout DemoSummary) -> Void) {
    self.summary.withLock { change(&$0) }
  }

  /// Everything so far.
  func finish() -> DemoSummary {
    self.summary.withLock { summary in
      summary.seconds = self.start.duration(to: .now).seconds
      return summary
    }
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    let (seconds, attoseconds) = self.components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
