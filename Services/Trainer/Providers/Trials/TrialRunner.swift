/// Where an attempt is, as whoever runs it says.
enum TrialStanding: Hashable, Sendable {
  /// It waits for its turn, or trains.
  case underWay
  /// Its process has ended; how, without secrets.
  case ended(reason: String)
  /// Nothing is known of it.
  case absent
}

/// What it takes to start an attempt.
struct TrialLaunch: Sendable {
  let id: TrialID
  /// Shown by its process with every call; never printed, never an argument.
  let ticket: String
}

/// Runs the processes that train: as children of this one, or on other machines.
protocol TrialRunner: Sendable {
  /// The name that callers choose the provider by.
  var name: String { get }
  /// Attempts at the same time.
  var parallel: Int { get }
  /// How often attempts are looked at; their results come by themselves.
  var looks: PollDelay { get }
  /// Whether attempts go on while this service is down.
  var outlivesService: Bool { get }

  /// Makes ready what all attempts of a run need.
  ///
  /// - Throws: `PeerError`, `RunFailure`.
  func prepare(_ run: RunID, in workspace: TrialWorkspace) async throws

  /// Sees to it that an attempt is under way, or has been. Asking again does no harm.
  ///
  /// - Throws: `PeerError` when it is not known whether it is, `RunFailure` when it never will be.
  func start(_ launch: TrialLaunch, in workspace: TrialWorkspace) async throws

  /// How an attempt stands.
  ///
  /// - Throws: `PeerError`.
  func standing(of launch: TrialLaunch) async throws -> TrialStanding

  /// Ends attempts, those that have ended included.
  ///
  /// - Throws: `PeerError`.
  func end(_ trials: [TrialID]) async throws
}
