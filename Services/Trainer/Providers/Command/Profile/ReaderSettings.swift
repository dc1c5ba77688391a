/// How the progress of a command is read. Lines of the line protocol are always read.
enum ReaderSettings: Hashable, Sendable {
  /// Lines of JSON in the files that a pattern matches, below the run's directory.
  case jsonLines(glob: CommandTemplate, map: ProgressMap)
  /// `trainer_state.json` in the newest checkpoint below a directory, and in the directory itself.
  case trainerState(directory: CommandTemplate, map: ProgressMap)
  /// Lines of output that are Python dictionaries.
  case dictionaryLines(map: ProgressMap)
  /// Lines of output that a pattern matches; its named groups are the values.
  case pattern(String, map: ProgressMap)

  private enum Kind: String, CaseIterable {
    case jsonl
    case trainerState = "trainer_state"
    case stdoutDictionary = "stdout_dict"
    case regex
  }

  /// Reads one entry of a profile's `readers`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    guard let kind = try fields.text("kind").flatMap(Kind.init(rawValue:)) else {
      let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw fields.fault("kind", "must be one of \(known)")
    }
    let map = try ProgressMap(&fields)
    switch kind {
    case .jsonl:
      guard let glob = try fields.template("glob") else {
        throw fields.fault("glob", "must be the pattern of the files")
      }
      self = .jsonLines(glob: glob, map: map)
    case .trainerState:
      let output = Self.outputDirectory
      self = .trainerState(
        directory: try fields.template("directory") ?? output, map: map)
    case .stdoutDictionary:
      self = .dictionaryLines(map: map)
    case .regex:
      guard let pattern = try fields.text("pattern") else {
        throw fields.fault("pattern", "must be a regular expression with named groups")
      }
      try PatternReader.check(pattern, map) { fields.fault("pattern", $0) }
      self = .pattern(pattern, map: map)
    }
    try fields.finish()
  }

  private static let outputDirectory: CommandTemplate = {
    guard let template = try? CommandTemplate("{output_dir}") else {
      preconditionFailure("the name of a placeholder is known")
    }
    return template
  }()
}
