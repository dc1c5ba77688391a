import FoundationEssentials
import ModelRuntime
import StoreKit
import TestSupport
import Testing

@testable import Trainer

/// Deaths of the process and losses of requests at random, the same ones for the same seed.
@Suite("However often the process dies and requests to the Hub are lost")
struct HubCampaignTests {
  private static let seeds = 200
  private static let disturbedLives = 12

  /// What happened over all seeds: a campaign without accidents shows nothing.
  private struct Tally {
    var deaths = 0
    var losses = 0
    var stops = 0
  }

  @Test("a run has one job, and leaves no repository")
  func campaign() async throws {
    var tally = Tally()
    for seed in 1...Self.seeds { try await self.run(seed, &tally) }
    #expect(tally.deaths >= Self.seeds)
    #expect(tally.losses >= Self.seeds)
    #expect(tally.stops >= Self.seeds / 10)
  }

  private func run(_ seed: Int, _ tally: inout Tally) async throws {
    let rig = HubRig()
    rig.service.change { behaviour in
      behaviour.uploadMode = seed.isMultiple(of: 3) ? "regular" : "lfs"
      behaviour.partBytes = seed.isMultiple(of: 4) ? 700 : nil
      behaviour.storm = Array(repeating: .hubThrottle, count: seed % 3)
    }
    var generator = SeededGenerator(UInt64(seed))
    let accidents = Accidents(seed: UInt64(seed) &* 104_729)
    rig.exchange.set { call in accidents.fate(of: call) }
    // Every fifth run is stopped by somebody at some time.
    let stopsInLife = seed.isMultiple(of: 5) ? Int.random(in: 1...4, using: &generator) : nil
    var (life, isTrained) = (0, false)
    while !isTrained {
      life += 1
      if life == stopsInLife {
        try await self.stop(rig)
        tally.stops += 1
        break
      }
      let instant = life <= Self.disturbedLives ? Int.random(in: 1...90, using: &generator) : nil
      if instant == nil { accidents.end() }
      let crash = CrashSchedule(atInstant: instant)
      isTrained = try await self.train(rig, crash)
      if crash.hasStruck { tally.deaths += 1 }
    }
    try await self.cleanUp(rig, &generator, accidents, &tally)
    tally.losses += accidents.count
    try await self.check(rig, seed, isTrained: isTrained)
  }

  /// - Returns: Whether training came to its end before the process died.
  private func train(_ rig: HubRig, _ crash: CrashSchedule) async throws -> Bool {
    let life = try await rig.start(crash: crash)
    var isTrained = false
    do {
      _ = try await life.train(rig.job())
      isTrained = true
    } catch is InjectedCrash {}
    try await life.store.close()
    return isTrained
  }

  private func stop(_ rig: HubRig) async throws {
    let life = try await rig.start()
    try await life.stop()
    try await life.end()
    try await life.store.close()
  }

  private func cleanUp(
    _ rig: HubRig, _ generator: inout SeededGenerator, _ accidents: Accidents,
    _ tally: inout Tally
  ) async throws {
    for _ in 0..<3 {
      let crash = CrashSchedule(atInstant: Int.random(in: 1...30, using: &generator))
      let life = try await rig.start(crash: crash)
      await life.cleanUp.pass()
      if crash.hasStruck { tally.deaths += 1 }
      try await life.store.close()
      rig.time.advance(by: .seconds(20))
    }
    accidents.end()
    let life = try await rig.start()
    try await life.cleanUpAll()
    try await life.store.close()
    // What was late comes now at the latest.
    rig.time.advance(by: .seconds(600))
    rig.exchange.settle()
  }

  private func check(_ rig: HubRig, _ seed: Int, isTrained: Bool) async throws {
    let context = Comment("seed \(seed)")
    #expect(rig.service.violations.isEmpty, context)
    #expect(rig.service.repoNames.isEmpty, context)
    #expect(!rig.service.hasRunningJob, context)
    if isTrained {
      #expect(rig.service.jobCount == 1, context)
      let manifest = try JSONDecoder().decode(
        FineTunedArtifact.self, from: try rig.artifact.content(of: "manifest.json"))
      #expect(manifest.files.count == 3, context)
    } else {
      #expect(rig.service.jobCount <= 1, context)
    }
    let life = try await rig.start()
    #expect(try await life.remoteJob()?.cleanUp ?? .done == .done, context)
    try await life.store.close()
  }
}
