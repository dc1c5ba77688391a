import FoundationEssentials

/// Reads lines of JSON that are appended to files. A line that is not complete yet is read when it
/// is; a file that became shorter is read from its beginning.
struct JSONLinesReader: FileReader {
  /// The most that is read at a time, so that a runaway file does not fill the memory.
  private static let pieceBytes = 1 << 20

  private struct Place {
    var offset: UInt64 = 0
    var splitter = LineSplitter()
  }

  private let pattern: String
  private let directory: URL
  private let map: ProgressMap
  private var places: [String: Place] = [:]

  /// - Parameter directory: Where relative patterns are looked for.
  init(pattern: String, in directory: URL, map: ProgressMap) {
    self.pattern = pattern
    self.directory = directory
    self.map = map
  }

  mutating func observations() -> [ProgressObservation] {
    GlobPattern.paths(matching: self.pattern, in: self.directory).flatMap { path in
      self.addedLines(of: path).compactMap { line in
        guard let row = try? LiteralParser.parse(line, as: .pythonJSON) else { return nil }
        return self.map.observation { row[$0]?.number }
      }
    }
  }

  private mutating func addedLines(of path: String) -> [String] {
    guard let file = try? FileTail(path) else { return [] }
    var place = self.places[path] ?? Place()
    if file.bytes < place.offset { place = Place() }
    let added = file.read(from: place.offset, atMost: Self.pieceBytes)
    place.offset += UInt64(added.count)
    let lines = place.splitter.lines(in: added)
    self.places[path] = place
    return lines
  }
}
