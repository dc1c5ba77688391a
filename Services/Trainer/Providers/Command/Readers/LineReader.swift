/// Finds progress in the lines that a command prints.
protocol LineReader {
  /// What a line says; nil when it is none of this reader's.
  mutating func observation(in line: String) -> ProgressObservation?
}
