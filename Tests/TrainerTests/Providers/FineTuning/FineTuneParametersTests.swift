import ModelRuntime
import TestSupport
import Testing

@testable import Trainer

@Suite("Parameters at a provider")
struct FineTuneParametersTests {
  private func settings(
    _ policy: UnsupportedParameters = .warn
  ) -> FineTuneSettings {
    var settings = RemoteRig.settings
    settings.unsupportedParameters = policy
    return settings
  }

  @Test("what there is no counterpart of is listed with what holds instead")
  func listed() throws {
    let parameters = try FineTuneParameters(.defaults, self.settings())
    #expect(
      parameters.withoutCounterpart.map(\.name) == [
        "learningRate", "warmupSteps", "maxSequenceLength", "earlyStoppingPatience",
        "medicalSpecialization",
      ])
    #expect(parameters.withoutCounterpart.allSatisfy { !$0.instead.isEmpty })
    #expect(parameters.ignored.isEmpty)
    #expect(parameters.requested["epochs"] == "3")
    #expect(parameters.requested["warmupSteps"] == "100")
  }

  @Test("what somebody wanted in vain is told, or refused")
  func wanted() throws {
    let wanted = TrainingParameters(learningRate: 0.5, warmupSteps: 7)
    #expect(
      try FineTuneParameters(wanted, self.settings()).ignored == ["learningRate", "warmupSteps"])
    let failure = #expect(throws: RunFailure.self) {
      try FineTuneParameters(wanted, self.settings(.refuse))
    }
    #expect(failure?.description.contains("learningRate, warmupSteps") == true)
    #expect(throws: Never.self) { try FineTuneParameters(.defaults, self.settings(.refuse)) }
  }

  @Test("what the provider does not take is refused", arguments: [(51, 16), (3, 257)])
  func limits(epochs: Int, batchSize: Int) {
    #expect(throws: RunFailure.self) {
      try FineTuneParameters(
        TrainingParameters(batchSize: batchSize, epochs: epochs), self.settings())
    }
  }

  @Test("a run that would cost more than it may does not begin")
  func budget() async throws {
    let cost = TrainingCost(bytes: 4_000_000, epochs: 3, pricePerMillionTokens: 5)
    #expect(cost.tokens == 3_000_000)
    #expect(cost.amount == 15)
    #expect(throws: Never.self) { try cost.check(against: 15) }
    #expect(throws: Never.self) { try cost.check(against: nil) }
    #expect(throws: RunFailure.self) { try cost.check(against: 14.99) }
    #expect(throws: RunFailure.self) {
      try TrainingCost(bytes: 1, epochs: 1, pricePerMillionTokens: nil).check(against: 1)
    }
    let rig = RemoteRig()
    var settings = RemoteRig.settings
    settings.pricePerMillionTokens = 1e6
    settings.budget = 1
    let life = try await rig.start(settings: settings)
    await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
    #expect(rig.service.uploadedContents.isEmpty)
  }
}
