import FoundationEssentials
import Testing

@testable import Trainer

@Suite("The machine of a run")
struct RunMachineTests {
  /// Every place a run can be in: its state and which of its orders it has placed.
  enum Place: String, CaseIterable {
    case collecting, training, evaluating, evaluationOrdered, deploying, deploymentOrdered
    case completed, failed, stopped, rejected

    var events: [RunEvent] {
      switch self {
      case .collecting: []
      case .training: [Sample.snapshotTaken.event]
      case .evaluating: Self.training.events + [Sample.modelRegistered.event]
      case .evaluationOrdered: Self.evaluating.events + [Sample.evaluationStarted.event]
      case .deploying: Self.evaluationOrdered.events + [Sample.evaluationPassed.event]
      case .deploymentOrdered: Self.deploying.events + [Sample.deploymentStarted.event]
      case .completed: Self.deploymentOrdered.events + [Sample.deploymentLive.event]
      case .failed: Self.training.events + [Sample.failed.event]
      case .stopped: Self.training.events + [Sample.stopRequested.event, Sample.stopped.event]
      case .rejected: Self.evaluationOrdered.events + [Sample.evaluationRejected.event]
      }
    }

    var isFinal: Bool { [.completed, .failed, .stopped, .rejected].contains(self) }
  }

  /// One event of each kind.
  enum Sample: String, CaseIterable {
    case snapshotTaken, progressed, modelRegistered, evaluationStarted, evaluationPassed
    case evaluationRejected, deploymentStarted, deploymentLive, failed, stopRequested, stopped

    var event: RunEvent {
      switch self {
      case .snapshotTaken:
        .snapshotTaken(Samples.snapshot, baseline: ModelVersionID(rawValue: "mv-0"))
      case .progressed: .progressed(Samples.progress)
      case .modelRegistered:
        .modelRegistered(ModelVersionID(rawValue: "mv-1"), snapshotQuality: 0.9)
      case .evaluationStarted: .evaluationStarted(EvaluationID(rawValue: "ev-1"))
      case .evaluationPassed: .evaluationPassed(detail: "verdict: pass")
      case .evaluationRejected: .evaluationRejected(detail: "verdict: fail")
      case .deploymentStarted: .deploymentStarted(DeploymentID(rawValue: "dp-1"))
      case .deploymentLive: .deploymentLive(detail: "live")
      case .failed: .failed(cause: "no more")
      case .stopRequested:
        .stopRequested(StopRequest(requestedBy: "bo", reason: "lunch", at: Samples.time))
      case .stopped: .stopped
      }
    }
  }

  /// The whole table: what may happen where, and the state that follows. Nothing else may happen.
  static let legal: [Place: [Sample: RunState]] = [
    .collecting: [
      .snapshotTaken: .training, .failed: .failed, .stopRequested: .collecting,
    ],
    .training: [
      .progressed: .training, .modelRegistered: .evaluating, .failed: .failed,
      .stopRequested: .training,
    ],
    .evaluating: [
      .evaluationStarted: .evaluating, .failed: .failed, .stopRequested: .evaluating,
    ],
    .evaluationOrdered: [
      .evaluationPassed: .deploying, .evaluationRejected: .rejected, .failed: .failed,
      .stopRequested: .evaluating,
    ],
    .deploying: [
      .deploymentStarted: .deploying, .failed: .failed, .stopRequested: .deploying,
    ],
    .deploymentOrdered: [
      .deploymentLive: .completed, .failed: .failed, .stopRequested: .deploying,
    ],
  ]

  @Test("Every event leads where the table says, or is refused", arguments: Place.allCases)
  func everyTransition(place: Place) throws {
    let run = try Samples.run(after: place.events)
    for sample in Sample.allCases {
      if let state = Self.legal[place]?[sample] {
        let next = try RunMachine.applying(sample.event, to: run, at: Samples.time)
        #expect(next.state == state, "\(sample) in \(place)")
      } else {
        #expect(throws: IllegalRunEvent.self, "\(sample) in \(place)") {
          try RunMachine.applying(sample.event, to: run, at: Samples.time)
        }
      }
    }
  }

  @Test("A run that is to stop can stop, and cannot be asked twice", arguments: Place.allCases)
  func stopping(place: Place) throws {
    guard !place.isFinal else { return }
    let run = try Samples.run(after: place.events + [Sample.stopRequested.event])
    let stopped = try RunMachine.applying(.stopped, to: run, at: Samples.time)
    #expect(stopped.state == .stopped)
    #expect(stopped.outcomeDetail == "stopped by bo: lunch")
    #expect(throws: IllegalRunEvent.self) {
      try RunMachine.applying(Sample.stopRequested.event, to: run, at: Samples.time)
    }
  }

  @Test("What an event brings is kept")
  func kept() throws {
    let run = try Samples.run(after: Place.completed.events)
    #expect(run.snapshot == Samples.snapshot)
    #expect(run.baseline?.rawValue == "mv-0")
    #expect(run.modelVersionID?.rawValue == "mv-1")
    #expect(run.snapshotQuality == 0.9)
    #expect(run.evaluationID?.rawValue == "ev-1")
    #expect(run.deploymentID?.rawValue == "dp-1")
  }

  @Test("The history holds each state once, with its time")
  func history() throws {
    let run = try Samples.run(after: Place.completed.events)
    #expect(
      run.transitions.map(\.state) == [
        .collecting, .training, .evaluating, .deploying, .completed,
      ])
    #expect(run.transitions.map(\.at) == run.transitions.map(\.at).sorted())
    #expect(run.finishedAt == run.transitions.last?.at)
  }

  @Test("An active run has a step, a final one has none", arguments: Place.allCases)
  func steps(place: Place) throws {
    let expected: [Place: RunStep] = [
      .collecting: .takeSnapshot, .training: .train, .evaluating: .startEvaluation,
      .evaluationOrdered: .awaitEvaluation, .deploying: .startDeployment,
      .deploymentOrdered: .awaitDeployment,
    ]
    let run = try Samples.run(after: place.events)
    #expect(RunMachine.nextStep(of: run) == expected[place])
  }

  @Test("A stop comes before any other step", arguments: Place.allCases)
  func stopComesFirst(place: Place) throws {
    guard !place.isFinal else { return }
    let run = try Samples.run(after: place.events + [Sample.stopRequested.event])
    #expect(RunMachine.nextStep(of: run) == .stop)
  }

  @Test("The digest of a step's inputs changes with them and with nothing else")
  func inputDigests() throws {
    let run = try Samples.run(after: Place.training.events)
    let later = try Samples.run(run, after: [Sample.progressed.event])
    #expect(run.inputDigest(of: .train) == later.inputDigest(of: .train))
    let digests = RunStep.allCases.map { run.inputDigest(of: $0) }
    #expect(Set(digests).count == RunStep.allCases.count)
    var other = Samples.request()
    other.parameters.epochs = 4
    let changed = try Samples.run(
      Run(id: run.id, trigger: run.trigger, request: other, at: run.createdAt),
      after: Place.training.events)
    #expect(changed.inputDigest(of: .train) != run.inputDigest(of: .train))
    #expect(changed.inputDigest(of: .takeSnapshot) == run.inputDigest(of: .takeSnapshot))
  }
}
