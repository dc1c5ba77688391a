/// Reads lines like `{'loss': 1.234, 'learning_rate': 1e-05, 'epoch': 0.1}`, which the Hugging Face
/// trainer prints. Newer versions quote the numbers; progress bars share the line.
struct DictionaryLineReader: LineReader {
  /// Longer lines hold no progress.
  private static let maximumBytes = 1 << 16

  let map: ProgressMap

  mutating func observation(in line: String) -> ProgressObservation? {
    guard line.utf8.count <= Self.maximumBytes, let start = line.firstIndex(of: "{"),
      let end = line.lastIndex(of: "}"), start < end
    else { return nil }
    guard let row = try? LiteralParser.parse(line[start...end], as: .python) else { return nil }
    return self.map.observation { row[$0]?.number }
  }
}
