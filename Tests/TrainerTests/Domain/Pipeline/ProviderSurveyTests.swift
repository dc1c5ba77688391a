import FoundationEssentials
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("How all providers stand")
struct ProviderSurveyTests {
  /// A provider that answers when its gate is opened, whoever cancels it; at once when it has none.
  private struct SlowProvider: TrainingProvider {
    let name: String
    var gate: AsyncGate?

    func train(
      _ job: TrainingJob, report: @escaping @Sendable (TrainingProgress) throws -> Void
    ) async throws -> TrainingMetrics { Samples.metrics }

    func verify(_ artifact: ArtifactFiles) async throws {}

    func status() async -> ProviderStatus {
      await self.gate?.pass()
      return ProviderStatus(name: self.name, isConfigured: true, isReachable: true, isAble: true)
    }
  }

  /// A clock that counts how many began to wait for it, and how many have ended.
  private final class WatchedTime: Sendable {
    let clock = ManualClock()
    private let counts = Mutex((begun: 0, ended: 0))

    var begun: Int { self.counts.withLock { $0.begun } }
    var ended: Int { self.counts.withLock { $0.ended } }

    var keeper: Timekeeper {
      Timekeeper(
        now: { Samples.time }, uptime: { self.clock.now.offset },
        sleep: { duration in
          self.counts.withLock { $0.begun += 1 }
          defer { self.counts.withLock { $0.ended += 1 } }
          try await self.clock.sleep(for: duration)
        })
    }
  }

  @Test("every one is named, those that are not configured with the reason")
  func all() async {
    let survey = ProviderSurvey(
      ProviderRegistry(
        [SlowProvider(name: "openai"), LocalTrainingProvider()],
        unavailable: ["azure-openai": "AZURE_OPENAI_ENDPOINT is not set"]),
      time: WatchedTime().keeper)
    let statuses = await survey.statuses()
    #expect(statuses.map(\.name) == ["azure-openai", "local", "openai"])
    #expect(statuses.map(\.isConfigured) == [false, true, true])
    #expect(statuses[0].reason == "AZURE_OPENAI_ENDPOINT is not set")
    #expect(statuses[0].isReachable == nil)
    #expect(statuses[1].isAble == true)
    #expect(statuses[1].limits["epochs"] == "1 to 1000")
  }

  @Test("one that hangs is unreachable when its time is over, and holds up no other")
  func hanging() async throws {
    let time = WatchedTime()
    let never = AsyncGate()
    let survey = ProviderSurvey(
      ProviderRegistry([SlowProvider(name: "slow", gate: never), SlowProvider(name: "quick")]),
      time: time.keeper, patience: .seconds(5))
    let asking = Task { await survey.statuses() }
    // Time stands still: whoever does not wait any more was cancelled, because the quick one has answered.
    try await eventually("one waits") { time.begun == 2 && time.ended == 1 }
    time.clock.advance(by: .seconds(5))
    let statuses = await asking.value
    #expect(statuses.map(\.name) == ["quick", "slow"])
    #expect(statuses.map(\.isReachable) == [true, false])
    #expect(statuses[1].isAble == nil)
    #expect(statuses[1].reason == "it did not answer within 5 s")
    await never.open()
  }
}
