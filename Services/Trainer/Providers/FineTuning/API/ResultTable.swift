/// The measurements of a training: a table with a header, whose columns each provider names and orders its own way.
struct ResultTable: Hashable, Sendable {
  /// The lines that have a step, in their order.
  let rows: [FineTuneMetrics]

  /// Reads a file of comma-separated values; lines that cannot be read are left out. Values are numbers, so nothing
  /// is quoted but, at times, the names.
  init(_ content: [UInt8]) {
    // Azure begins files with a byte order mark.
    let text = String(decoding: content, as: UTF8.self).trimmingPrefix("\u{feff}")
    var lines = text.split(whereSeparator: \.isNewline)[...]
    let names = lines.popFirst().map(Self.cells) ?? []
    self.rows = lines.compactMap { line in
      let values = Dictionary(zip(names, Self.cells(line))) { first, _ in first }
      guard let step = values["step"].flatMap(Double.init).flatMap(Int.init(exactly:)) else {
        return nil
      }
      return FineTuneMetrics(step: step) { values[$0].flatMap(Double.init) }
    }
  }

  private static func cells(_ line: some StringProtocol) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
      String(cell.filter { $0 != "\"" && !$0.isWhitespace })
    }
  }
}
