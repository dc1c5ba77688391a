import FoundationEssentials
import LocalModel
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

/// Deaths of the service and of trials, and losses of requests, at random, the same ones for the same seed.
@Suite("However often the service and its trials die and requests are lost")
struct RayCampaignTests {
  private static let seeds = 200
  private static let disturbedLives = 8

  /// What happened over all seeds: a campaign without accidents shows nothing.
  private struct Tally {
    var deaths = 0
    var losses = 0
    var stops = 0
    var repetitions = 0
  }

  @Test("no trial is submitted twice or counted twice, and the same model is chosen")
  func campaign() async throws {
    var tally = Tally()
    for seed in 1...Self.seeds { try await self.run(seed, &tally) }
    #expect(tally.deaths >= Self.seeds)
    #expect(tally.losses >= Self.seeds)
    #expect(tally.stops >= Self.seeds / 10)
    #expect(tally.repetitions >= Self.seeds / 4)
  }

  private func run(_ seed: Int, _ tally: inout Tally) async throws {
    let rig = RayRig()
    rig.service.change { behaviour in
      behaviour.duplicateStatus = seed.isMultiple(of: 2) ? 400 : 500
      behaviour.wordForRunning = seed.isMultiple(of: 3) ? "WARMING_UP" : nil
    }
    var generator = SeededGenerator(UInt64(seed))
    let accidents = TrialAccidents(seed: UInt64(seed) &* 7_919)
    rig.set(fate: { accidents.fate(of: $0) })
    rig.set(play: { accidents.play($0) })
    // Every fifth run is stopped by somebody at some time.
    let stopsInLife = seed.isMultiple(of: 5) ? Int.random(in: 1...4, using: &generator) : nil
    var life = 0
    var isTrained = false
    while !isTrained {
      life += 1
      if life == stopsInLife {
        try await self.stop(rig)
        tally.stops += 1
        break
      }
      let instant = life <= Self.disturbedLives ? Int.random(in: 1...60, using: &generator) : nil
      if instant == nil { accidents.end() }
      let crash = CrashSchedule(atInstant: instant)
      isTrained = try await self.train(rig, crash)
      if crash.hasStruck { tally.deaths += 1 }
    }
    accidents.end()
    try await self.check(rig, seed, isTrained: isTrained)
    tally.losses += accidents.count
    tally.repetitions += rig.service.jobs.count { !$0.id.hasSuffix("-a1") }
  }

  /// - Returns: Whether training came to its end before the service died.
  private func train(_ rig: RayRig, _ crash: CrashSchedule) async throws -> Bool {
    let life = try await rig.start(crash: crash)
    var isTrained = false
    do {
      _ = try await life.train(rig.job())
      isTrained = true
    } catch is InjectedCrash {}
    try await life.store.close()
    return isTrained
  }

  private func stop(_ rig: RayRig) async throws {
    let life = try await rig.start()
    try await life.stop()
    try await life.end()
    try await life.store.close()
  }

  private func check(_ rig: RayRig, _ seed: Int, isTrained: Bool) async throws {
    let context = Comment("seed \(seed)")
    let life = try await rig.start()
    if isTrained { try await life.end() }
    try await life.cleanUpAll()
    // What was late comes now at the latest: nobody takes its ticket any more.
    rig.time.advance(by: .seconds(600))
    rig.settle()
    #expect(rig.service.violations.isEmpty, context)
    let names = rig.service.jobs.map(\.id)
    #expect(Set(names).count == names.count, context)
    let ends: Set = ["SUCCEEDED", "FAILED", "STOPPED"]
    #expect(rig.service.jobs.allSatisfy { ends.contains($0.status) }, context)
    let taken = try await life.taken()
    let trials = taken.map { $0.split(separator: "-").dropLast().joined(separator: "-") }
    #expect(Set(trials).count == trials.count, context)
    if isTrained {
      #expect(trials.count == RayRig.settings.trials, context)
      let manifest = try ModelManifest.decode(try rig.artifact.content(of: "manifest.json"))
      let search = try #require(manifest.lineage.search)
      #expect(search.trials.map(\.number) == [1, 2, 3, 4], context)
      #expect(search.trials.filter(\.isChosen).map(\.number) == [3], context)
      #expect(search.trials.allSatisfy { $0.failure == nil }, context)
    }
    try await life.store.close()
  }
}

/// Says what becomes of requests and of trials: about one of six has an accident, until they end.
private final class TrialAccidents: Sendable {
  private let state: Mutex<(generator: SeededGenerator, isOver: Bool, count: Int)>

  init(seed: UInt64) { self.state = Mutex((SeededGenerator(seed), false, 0)) }

  /// How many requests had one.
  var count: Int { self.state.withLock { $0.count } }

  func end() { self.state.withLock { $0.isOver = true } }

  func fate(of call: ProviderCall) -> RayRig.Fate {
    self.state.withLock { state in
      guard !state.isOver else { return .arrives }
      let die = Int.random(in: 0..<18, using: &state.generator)
      guard die < 3 else { return .arrives }
      state.count += 1
      switch die {
      case 0: return .lostBefore
      case 1: return .lostAfter
      // Shorter than the time for which effects are waited for.
      default: return .late(.seconds(Int.random(in: 1...50, using: &state.generator)))
      }
    }
  }

  /// The same job asks more than once when the service is away: it does not die of having asked.
  func play(_ id: String) -> RayRig.Play {
    self.state.withLock { state in
      guard !state.isOver else { return .succeeds }
      switch Int.random(in: 0..<10, using: &state.generator) {
      case 0: return .diesAtOnce
      case 1, 2: return .diesLater
      default: return .succeeds
      }
    }
  }
}
