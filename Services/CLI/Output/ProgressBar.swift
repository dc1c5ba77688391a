import Foundation

/// One line that is drawn over and over on a terminal, and now and then printed where there is none.
struct ProgressBar {
  private static let cells = 30

  private let isTerminal: Bool
  private let label: String
  private var lastPrintedTenth = -1

  /// - Parameter isSilent: draws nothing, for machine-readable output.
  init(label: String, isSilent: Bool = false) {
    self.label = label
    self.isTerminal = !isSilent && isatty(STDERR_FILENO) == 1
    if isSilent { self.lastPrintedTenth = 10 }
  }

  /// Draws the bar. On a terminal each time, elsewhere once for each tenth.
  mutating func draw(_ share: Double, _ detail: String) {
    let share = min(max(share, 0), 1)
    if self.isTerminal {
      let filled = Int(share * Double(Self.cells))
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: Self.cells - filled)
      Self.write("\r\u{1B}[2K\(self.label) \(bar) \(Int(share * 100)) %  \(detail)")
    } else if Int(share * 10) > self.lastPrintedTenth {
      self.lastPrintedTenth = Int(share * 10)
      Self.write("\(self.label) \(Int(share * 100)) %  \(detail)\n")
    }
  }

  /// Ends the line, so that the next output starts on its own.
  func finish() {
    if self.isTerminal { Self.write("\n") }
  }

  /// To standard error, so that standard output holds results alone.
  private static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
