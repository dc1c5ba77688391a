import FoundationEssentials
import Testing

@testable import Trainer

@Suite("The trigger policy")
struct TriggerPolicyTests {
  /// A situation in which nothing fires: enough data, none of it new, a good version in production.
  private struct Situation {
    var settings = TriggerSettings()
    var statistics = CollectionStatistics(
      afterIngestSequence: 40, qualified: 200, newQualified: 0, newAverageQuality: 0,
      qualityThreshold: 0.8)
    var traffic: ProductionTraffic? = ProductionTraffic(
      version: ModelVersionID(rawValue: "mv-1"), requests: 100, errors: 1)
    var collectorFailure: PeerError?
    var deployerFailure: PeerError?
    var history = TriggerHistory()
    var now = Samples.time.addingTimeInterval(3600)

    init() throws {
      self.history.recentRuns = [try Samples.run(after: RunMachineTests.Place.completed.events)]
      self.history.usedSequence = 40
      self.history.lastSnapshotQuality = 0.85
      self.history.scheduleAnchor = Samples.time
    }

    func assess() -> TriggerAssessment {
      let observation = TriggerObservation(
        statistics: self.collectorFailure.map { .failure($0) } ?? .success(self.statistics),
        production: self.deployerFailure.map { .failure($0) } ?? .success(self.traffic))
      return TriggerPolicy(settings: self.settings)
        .assess(observation, history: self.history, at: self.now)
    }

    func status(_ reason: TriggerReason) -> TriggerStatus? {
      self.assess().triggers.first { $0.reason == reason }
    }
  }

  @Test("Nothing fires without a reason, and the blockers say what each trigger waits for")
  func quiet() throws {
    let assessment = try Situation().assess()
    #expect(assessment.decision == nil)
    #expect(assessment.blockers.count == 4)
    #expect(assessment.blockers.contains("data-threshold: 0 of 100 new qualified samples"))
    #expect(assessment.productionVersion?.rawValue == "mv-1")
    #expect(assessment.performance?.value == 0.99)
  }

  // MARK: - Data threshold

  @Test("Enough new samples fire", arguments: [(99, false), (100, true), (101, true)])
  func dataThreshold(newQualified: Int, fires: Bool) throws {
    var situation = try Situation()
    situation.statistics.newQualified = newQualified
    #expect((situation.assess().decision?.reason == .dataThreshold) == fires)
    #expect(
      situation.status(.dataThreshold)?.detail == "\(newQualified) of 100 new qualified samples")
  }

  @Test("The first run of all starts with the data threshold")
  func firstRun() throws {
    var situation = try Situation()
    situation.history = TriggerHistory()
    situation.statistics = CollectionStatistics(
      afterIngestSequence: 0, qualified: 100, newQualified: 100, newAverageQuality: 0.9,
      qualityThreshold: 0.8)
    let assessment = situation.assess()
    #expect(assessment.decision?.reason == .dataThreshold)
    #expect(assessment.decision?.detail == "100 of 100 new qualified samples")
    #expect(assessment.blockers.isEmpty)
  }

  @Test("Counters from before the last run used the data do not fire")
  func staleCounters() throws {
    var situation = try Situation()
    situation.statistics.newQualified = 500
    situation.history.usedSequence = 41
    #expect(situation.assess().decision == nil)
  }

  // MARK: - Quality

  @Test(
    "Better new samples fire when they are good, better enough and numerous enough",
    arguments: [
      // samples, their quality, quality of the last snapshot, fires
      (10, 0.87, 0.85, true), (10, 0.869, 0.85, false), (9, 0.99, 0.85, false),
      (10, 0.79, 0.7, false), (10, 0.8, 0.7, true),
    ])
  func quality(samples: Int, quality: Double, last: Double, fires: Bool) throws {
    var situation = try Situation()
    situation.statistics.newQualified = samples
    situation.statistics.newAverageQuality = quality
    situation.history.lastSnapshotQuality = last
    #expect((situation.assess().decision?.reason == .qualityImprovement) == fires)
  }

  @Test("Quality has nothing to improve on before a first snapshot")
  func qualityWithoutSnapshot() throws {
    var situation = try Situation()
    situation.statistics.newQualified = 50
    situation.statistics.newAverageQuality = 1
    situation.history.lastSnapshotQuality = nil
    #expect(situation.assess().decision == nil)
    #expect(
      situation.status(.qualityImprovement)?.detail == "no earlier snapshot to compare with")
  }

  // MARK: - Degradation

  @Test(
    "A version that is surely too bad fires",
    arguments: [
      // requests, errors, fires: the upper bound of 75/100 is .826, of 80/100 .867
      (100, 25, true), (100, 20, false), (19, 19, false), (20, 20, true), (0, 0, false),
    ])
  func degradation(requests: Int, errors: Int, fires: Bool) throws {
    var situation = try Situation()
    situation.traffic = ProductionTraffic(
      version: ModelVersionID(rawValue: "mv-1"), requests: requests, errors: errors)
    #expect((situation.assess().decision?.reason == .performanceDegradation) == fires)
  }

  @Test("Votes on the version in production count, those on others do not")
  func feedback() throws {
    var situation = try Situation()
    situation.statistics.feedback = [
      ModelVersionID(rawValue: "mv-0"): CollectionStatistics.Feedback(positive: 0, negative: 100)
    ]
    #expect(situation.assess().decision == nil)
    situation.statistics.feedback[ModelVersionID(rawValue: "mv-1")] =
      CollectionStatistics.Feedback(positive: 10, negative: 30)
    #expect(situation.assess().decision?.reason == .performanceDegradation)
  }

  @Test("Degradation fires once in six hours: a new version needs time to be approved")
  func degradationCoolDown() throws {
    var situation = try Situation()
    situation.traffic = ProductionTraffic(
      version: ModelVersionID(rawValue: "mv-1"), requests: 100, errors: 90)
    let fired = Samples.time
    situation.history.lastFired[.performanceDegradation] = fired
    situation.now = fired.addingTimeInterval(6 * 3600 - 1)
    #expect(situation.assess().decision == nil)
    #expect(
      situation.status(.performanceDegradation)?.nextDueAt == fired.addingTimeInterval(6 * 3600))
    situation.now = fired.addingTimeInterval(6 * 3600)
    #expect(situation.assess().decision?.reason == .performanceDegradation)
  }

  // MARK: - Schedule

  @Test("The interval since the last run fires", arguments: [(23.999, false), (24.0, true)])
  func schedule(hours: Double, fires: Bool) throws {
    var situation = try Situation()
    situation.now = Samples.time.addingTimeInterval(hours * 3600)
    #expect((situation.assess().decision?.reason == .scheduled) == fires)
    #expect(
      situation.status(.scheduled)?.nextDueAt == Samples.time.addingTimeInterval(24 * 3600))
  }

  @Test("The first run is not scheduled")
  func scheduleWithoutRun() throws {
    var situation = try Situation()
    situation.history.scheduleAnchor = nil
    situation.now = Samples.time.addingTimeInterval(1e6)
    #expect(situation.assess().decision == nil)
    #expect(situation.status(.scheduled)?.nextDueAt == nil)
  }

  @Test("A clock that is set back begins the interval anew instead of stalling it")
  func clockSetBack() throws {
    var situation = try Situation()
    situation.now = Samples.time.addingTimeInterval(-10 * 365 * 86_400)
    let assessment = situation.assess()
    #expect(assessment.decision == nil)
    #expect(assessment.newScheduleAnchor == situation.now)
    situation.history.scheduleAnchor = assessment.newScheduleAnchor
    situation.now = situation.now.addingTimeInterval(24 * 3600)
    #expect(situation.assess().decision?.reason == .scheduled)
    #expect(situation.assess().newScheduleAnchor == nil)
  }

  // MARK: - What hinders all

  @Test("The most pressing reason is recorded")
  func precedence() throws {
    var situation = try Situation()
    situation.statistics.newQualified = 300
    situation.statistics.newAverageQuality = 0.99
    situation.now = Samples.time.addingTimeInterval(48 * 3600)
    #expect(situation.assess().decision?.reason == .dataThreshold)
    situation.traffic = ProductionTraffic(
      version: ModelVersionID(rawValue: "mv-1"), requests: 50, errors: 50)
    #expect(situation.assess().decision?.reason == .performanceDegradation)
    situation.settings.enabled = [.scheduled]
    #expect(situation.assess().decision?.reason == .scheduled)
    #expect(situation.status(.dataThreshold)?.isEnabled == false)
  }

  @Test("An active run, a silent Collector, too little data and a cool-down hinder every trigger")
  func blockers() throws {
    var firing = try Situation()
    firing.statistics.newQualified = 100
    #expect(firing.assess().decision != nil)

    var active = firing
    active.history.recentRuns.insert(Samples.run("run-2"), at: 0)
    #expect(active.assess().decision == nil)
    #expect(active.assess().blockers == ["run run-2 is active (collecting)"])

    var silent = firing
    silent.collectorFailure = .unreachable(.collector, detail: "refused")
    silent.now = Samples.time.addingTimeInterval(48 * 3600)
    #expect(silent.assess().decision == nil)
    #expect(
      silent.assess().blockers == [
        "the Collector cannot be reached: refused; start it, or check COLLECTOR_ADDRESS"
      ])

    var scarce = firing
    scarce.statistics.qualified = 63
    #expect(scarce.assess().decision == nil)
    #expect(scarce.assess().blockers == ["data threshold: 63 of 100 qualified samples"])

    var cooling = firing
    let failed = try Samples.run(
      Samples.run("run-3", reason: .scheduled, at: firing.now), after: [.failed(cause: "no disk")])
    cooling.history.recentRuns.insert(failed, at: 0)
    cooling.now = firing.now.addingTimeInterval(60)
    #expect(cooling.assess().decision == nil)
    #expect(
      cooling.assess().blockers == [
        "cool-down until 2023-11-14T23:28:21Z, because run run-3 failed: no disk"
      ])
  }

  @Test("A silent Deployer hinders only what depends on it")
  func silentDeployer() throws {
    var situation = try Situation()
    situation.deployerFailure = .unreachable(.deployer, detail: "refused")
    situation.statistics.newQualified = 100
    #expect(situation.assess().decision?.reason == .dataThreshold)
    #expect(situation.assess().performance == nil)
  }

  @Test("Switching every trigger off is said")
  func allOff() throws {
    var situation = try Situation()
    situation.settings.enabled = []
    situation.statistics.newQualified = 100
    #expect(situation.assess().decision == nil)
    #expect(situation.assess().blockers == ["TRAINING_TRIGGERS switches every trigger off"])
  }
}
