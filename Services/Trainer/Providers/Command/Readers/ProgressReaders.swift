import FoundationEssentials

/// All readers of one command.
struct ProgressReaders {
  private var lineReaders: [any LineReader] = []
  private var fileReaders: [any FileReader] = []

  /// - Parameter directory: Where relative patterns and directories begin: the command's own.
  /// - Throws: What is wrong with a regular expression.
  init(_ settings: [ReaderSettings], values: PlaceholderValues, directory: URL) throws {
    for setting in settings {
      switch setting {
      case .jsonLines(let glob, let map):
        guard let pattern = glob.rendered(with: values) else { continue }
        self.fileReaders.append(JSONLinesReader(pattern: pattern, in: directory, map: map))
      case .trainerState(let path, let map):
        guard let path = path.rendered(with: values) else { continue }
        let url = URL(filePath: path, directoryHint: .isDirectory, relativeTo: directory)
        self.fileReaders.append(TrainerStateReader(directory: url, map: map))
      case .dictionaryLines(let map):
        self.lineReaders.append(DictionaryLineReader(map: map))
      case .pattern(let pattern, let map):
        self.lineReaders.append(try PatternReader(pattern, map: map))
      }
    }
  }

  /// What a line of output says.
  mutating func rows(in line: String) -> [ProgressObservation] {
    self.lineReaders.indices.compactMap { self.lineReaders[$0].observation(in: line) }
  }

  /// What was added to the files.
  mutating func rowsOfFiles() -> [ProgressObservation] {
    self.fileReaders.indices.flatMap { self.fileReaders[$0].observations() }
  }
}
