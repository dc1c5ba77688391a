import FoundationEssentials
import HTTPClient
import Logging
import Synchronization

/// Trains on a Ray cluster: each attempt is a job, named as the attempt is.
///
/// A job goes on while this service is down, and is found again by its name. Heads refuse a second job of one name, so that
/// a submission without an answer is repeated without harm.
final class RayTrialRunner: TrialRunner {
  static let providerName = "ray"

  let name = RayTrialRunner.providerName
  let outlivesService = true
  private let api: RayJobsAPI
  private let settings: RaySettings
  /// Where the trials find the Trainer.
  private let trainerAddress: String
  /// The program that is sent to the nodes when they have none.
  private let executable: String
  private let logger: Logger
  private let state = Mutex(State())

  private struct State {
    var package: RayPackage?
    var logs: [TrialID: RayLogFollower] = [:]
  }

  init(
    _ api: RayJobsAPI, _ settings: RaySettings, trainerAddress: String, executable: String,
    logger: Logger
  ) {
    self.api = api
    self.settings = settings
    self.trainerAddress = trainerAddress
    self.executable = executable
    self.logger = logger
  }

  var parallel: Int { self.settings.parallel }
  var looks: PollDelay { PollDelay() }

  /// Asks the head for its version: whether it is there, is one, and takes the token.
  func prepare(_ run: RunID, in workspace: TrialWorkspace) async throws {
    let version = try await self.translated { try await self.api.version() }
    self.logger.info(
      "Trials run on Ray",
      metadata: ["run.id": "\(run)", "ray.version": "\(version.rayVersion)"])
    guard self.settings.executable == nil else { return }
    let package = try RayPackage(of: self.executable, in: workspace.directory)
    self.state.withLock { $0.package = package }
  }

  func start(_ launch: TrialLaunch, in workspace: TrialWorkspace) async throws {
    try await self.translated {
      let id = launch.id.description
      if try await self.api.job(id) != nil { return }
      let package = self.state.withLock { $0.package }
      if let package { try await self.api.provide(package) }
      do {
        try await self.api.submit(self.request(launch, package))
      } catch RayError.alreadyExists {
        // An earlier submission, whose answer was lost. That it is there has to be seen: the words may mean another thing.
        guard try await self.api.job(id) != nil else {
          throw RayError.unreachable(
            reason: "the head says that job \(id) exists, but does not have it")
        }
      }
    }
  }

  func standing(of launch: TrialLaunch) async throws -> TrialStanding {
    try await self.translated {
      guard let job = try await self.api.job(launch.id.description) else {
        self.state.withLock { $0.logs[launch.id] = nil }
        return .absent
      }
      try await self.follow(launch, isLast: job.status.isFinal)
      guard job.status.isFinal else { return .underWay }
      let lines = self.state.withLock { $0.logs.removeValue(forKey: launch.id)?.last ?? [] }
      return .ended(reason: Self.reason(of: job, lines, hiding: launch.ticket))
    }
  }

  func end(_ trials: [TrialID]) async throws {
    try await self.translated {
      for id in trials {
        guard let job = try await self.api.job(id.description), !job.status.isFinal else {
          continue
        }
        try await self.api.stop(id.description)
      }
    }
  }

  /// How the head stands.
  func status() async -> ProviderStatus {
    let limits = [
      "parallel": "\(self.parallel)", "processors": "\(self.settings.resources.processors)",
    ]
    do {
      let version = try await self.api.version()
      return ProviderStatus(
        name: self.name, isConfigured: true, isReachable: true, isAble: true,
        limits: limits.merging(["ray": version.rayVersion]) { own, _ in own })
    } catch let error as RayError {
      return ProviderStatus(
        name: self.name, isConfigured: true, isReachable: !error.isPassing,
        isAble: error.isPassing ? nil : false, limits: limits, reason: "\(error)")
    } catch {
      return ProviderStatus(
        name: self.name, isConfigured: true, limits: limits, reason: "it was not asked to the end")
    }
  }

  // MARK: - Details

  private func request(_ launch: TrialLaunch, _ package: RayPackage?) -> RayJobRequest {
    let id = launch.id.description
    let program = self.settings.executable ?? "./\(RayPackage.program)"
    return RayJobRequest(
      words: [program, TrialProgram.mode, id], submissionID: id, workingDirectory: package?.uri,
      environment: [
        TrialSettings.ticketName: launch.ticket, TrialSettings.addressName: self.trainerAddress,
        TrialSettings.keysName: self.settings.keysDirectory, "SWIFT_BACKTRACE": "enable=no",
      ],
      metadata: [
        "pipeline_run_id": launch.id.run.rawValue, "pipeline_trial": "\(launch.id.number)",
      ],
      resources: self.settings.resources)
  }

  /// Reads what a job has printed. It tells of failures only: an attempt is not given up because it cannot be read.
  private func follow(_ launch: TrialLaunch, isLast: Bool) async throws {
    let id = launch.id
    var follower = self.state.withLock { $0.logs[id] ?? RayLogFollower() }
    guard !follower.isOver else { return }
    do {
      let text = try await self.api.log(of: id.description)
      let lines = follower.take(isLast && !text.hasSuffix("\n") ? text + "\n" : text)
      if !lines.isEmpty {
        self.logger.debug(
          "A trial has printed",
          metadata: ["trial.id": "\(id)", "trial.lines": "\(lines.count)"])
      }
    } catch RayError.tooLong {
      follower.outgrow()
    } catch let error as RayError {
      self.logger.debug(
        "What a trial printed cannot be read",
        metadata: ["trial.id": "\(id)", "error": "\(error)"])
    }
    let followed = follower
    self.state.withLock { $0.logs[id] = followed }
  }

  private static func reason(of job: RayJob, _ lines: [String], hiding ticket: String) -> String {
    var redactor = Redactor()
    redactor.add(ticket)
    let word =
      switch job.status {
      case .stopped: "it was stopped"
      case .succeeded: "it ended well, but handed nothing in"
      case .failed: "it failed"
      case .pending, .running, .unknown: "it is not at its end"
      }
    let exit = job.exitCode.flatMap { TrialExit(rawValue: Int32(clamping: $0)) }?.words
    let message = job.message.map { String($0.prefix(Self.messageLength)) }
    let parts = [word, exit, message, lines.last].compactMap { $0 }.filter { !$0.isEmpty }
    return redactor.redact(parts.joined(separator: "; "))
  }

  private static let messageLength = 300

  /// Makes calls whose failures a run waits for, or fails by. A cluster whose token has to be renewed is waited for too:
  /// its jobs go on meanwhile.
  private func translated<Value: Sendable>(
    _ calls: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await calls()
    } catch let error as RayError {
      let words = "\(self.name): \(error)"
      switch error {
      case .invalid, .tooLong: throw RunFailure.trainingFailed(reason: words)
      default: throw PeerError.unreachable(.provider, detail: words)
      }
    }
  }
}
