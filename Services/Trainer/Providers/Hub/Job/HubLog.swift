/// Makes progress of what a job prints.
///
/// The Hub sends a log from its beginning each time that it is read: lines that were read before are counted, and
/// skipped.
struct HubLog {
  /// Lines that are told when a job fails.
  private static let toldLines = 5
  /// Longer lines are cut when they are told.
  private static let toldCharacters = 200

  /// How many lines were read.
  private(set) var lines = 0
  /// The newest progress; nil before the first measurement.
  private(set) var last: TrainingProgress?
  /// What the job says that it has left; nil before it does.
  private(set) var announced: String?
  /// The newest lines, oldest first.
  private(set) var newest: [String] = []
  /// What was measured.
  private(set) var tracker: ProgressTracker

  /// Lines that a former process has read: their progress is known already.
  private let knownLines: Int
  private var position = 0
  private var watchdog = LossWatchdog(WatchdogSettings(), patience: 0)
  private var dictionaries = DictionaryLineReader(map: .standard)
  private var speaksProtocol = false

  /// - Parameters:
  ///   - plan: What is known before the job says anything.
  ///   - cursor: What `cursor` was when a former process read it; nil when none did.
  init(_ plan: ProgressTracker.Plan, cursor: String?) {
    self.tracker = ProgressTracker(plan)
    self.knownLines = cursor.flatMap { Int($0) } ?? 0
  }

  /// How far the log was read.
  var cursor: String { "\(max(self.lines, self.knownLines))" }

  /// Says that the log is about to be read from its beginning.
  mutating func rewind() { self.position = 0 }

  /// Takes a line.
  ///
  /// - Parameter elapsed: How long the job was watched.
  /// - Returns: Where training stands now; nil when the line says nothing new of it.
  /// - Throws: `RunFailure.trainingFailed` when what is learned is not usable.
  mutating func take(_ line: String, elapsed: Duration) throws(RunFailure) -> TrainingProgress? {
    self.position += 1
    guard self.position > self.lines else { return nil }
    self.lines = self.position
    self.newest =
      self.newest.suffix(Self.toldLines - 1) + [String(line.prefix(Self.toldCharacters))]
    guard let row = self.row(in: line) else { return nil }
    if case .diverged(let reason)? = self.watchdog.verdict(on: row) {
      throw .trainingFailed(reason: reason)
    }
    guard let progress = self.tracker.progress(after: row, elapsed: elapsed) else { return nil }
    self.last = progress
    return self.lines > self.knownLines ? progress : nil
  }

  private mutating func row(in line: String) -> ProgressObservation? {
    switch LineProtocol.message(in: line) {
    case .progress(let row):
      self.speaksProtocol = true
      return row
    case .artifact(let path, _):
      self.announced = path
      return nil
    case .note, .malformed: return nil
    case nil:
      // A trainer that speaks both ways says everything twice.
      return self.speaksProtocol ? nil : self.dictionaries.observation(in: line)
    }
  }
}
