import FoundationEssentials
import Synchronization

/// Trains on this machine: each attempt is a child process.
///
/// After a crash of this service its children go on, and are found again by their arguments, which hold their names.
final class LocalTrialRunner: TrialRunner {
  /// What the children are started with.
  struct Setup: Sendable {
    /// The Trainer's own program, with what stands before its arguments.
    var command: [String]
    /// Environment of every child, but for its ticket.
    var environment: [String: String]
    /// How children are ended.
    var stop: CommandStop
  }

  static let providerName = "local-search"

  let name = LocalTrialRunner.providerName
  let parallel: Int
  let outlivesService = false
  private let setup: Setup
  private let children = Mutex<[TrialID: RunningCommand]>([:])

  /// Looking at a child costs nothing.
  var looks: PollDelay {
    var looks = PollDelay()
    (looks.initial, looks.growth, looks.maximum, looks.jitter) = (
      .milliseconds(250), 1, .seconds(1), 0
    )
    return looks
  }

  init(_ setup: Setup, parallel: Int) {
    self.setup = setup
    self.parallel = parallel
  }

  func prepare(_ run: RunID, in workspace: TrialWorkspace) async throws {}

  func start(_ launch: TrialLaunch, in workspace: TrialWorkspace) async throws {
    if self.child(launch.id) != nil { return }
    var environment = self.setup.environment
    environment[TrialSettings.ticketName] = launch.ticket
    let request = SpawnRequest(
      argv: self.setup.command + [TrialProgram.mode, launch.id.description],
      environment: environment, directory: workspace.directory,
      output: self.log(of: launch.id, in: workspace))
    do {
      let child = try RunningCommand.start(
        request, runID: Self.mark(of: launch.id), exitFile: workspace.directory, detaches: false)
      self.children.withLock { $0[launch.id] = child }
    } catch {
      throw RunFailure.trainingFailed(reason: error.description)
    }
  }

  func standing(of launch: TrialLaunch) async throws -> TrialStanding {
    guard let child = self.child(launch.id) else { return .absent }
    guard let end = child.ended() else { return .underWay }
    self.children.withLock { $0[launch.id] = nil }
    switch end {
    case .exited(let code):
      return .ended(
        reason: TrialExit(rawValue: Int32(clamping: code))?.words ?? "exit code \(code)")
    case .unseen: return .ended(reason: "nobody saw how")
    }
  }

  func end(_ trials: [TrialID]) async throws {
    let children = trials.compactMap { id in self.child(id).map { (id, $0) } }
    await withTaskGroup(of: Void.self) { group in
      for (id, child) in children {
        group.addTask {
          _ = await self.setup.stop.end(child)
          self.children.withLock { $0[id] = nil }
        }
      }
    }
  }

  /// The child of an attempt, of a former process of this service too; nil when there is none.
  private func child(_ id: TrialID) -> RunningCommand? {
    if let child = self.children.withLock({ $0[id] }) { return child }
    guard let identity = TrialProcesses.find(id) else { return nil }
    let child = RunningCommand.found(
      identity, runID: Self.mark(of: id), exitFile: URL(filePath: "/dev/null"))
    self.children.withLock { $0[id] = child }
    return child
  }

  /// Children of one run are ended one by one: each has a mark of its own.
  private static func mark(of id: TrialID) -> RunID { RunID(rawValue: id.description) }

  private func log(of id: TrialID, in workspace: TrialWorkspace) -> URL {
    workspace.directory.appending(path: "\(id).log")
  }
}

extension TrialExit {
  /// What it means, for whoever reads why a trial failed.
  var words: String {
    switch self {
    case .done: "it said that it was done"
    case .usage: "it was started wrongly"
    case .unavailable: "the Trainer was out of its reach"
    case .software: "it broke down"
    case .void: "its ticket was void"
    case .configuration:
      "its environment or keys are wrong; look whether trial.pem, trial.key and ca.pem are usable"
    }
  }
}
