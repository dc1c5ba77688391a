import API
import Foundation
import ServiceKit
import TestSupport
import Testing
import Trainer

@Suite("The Trainer's service")
struct TrainerServiceTests {
  private let harness: ServiceHarness

  init() throws { self.harness = try ServiceHarness() }

  @Test("is put together from a directory, keys and defaults, and has a durable store")
  func start() async throws {
    let host = try await self.harness.host(TrainerService.self)
    try await self.harness.running([host]) {
      let health = try await self.harness.health(of: host, .trainer)
      #expect(health.service == "trainer")
      let durability = try #require(health.checks.first { $0.name == "store.durability" })
      #expect(durability.state == .pass)
    }
    let store = self.harness.directory.url.appending(path: "trainer/trainer.sqlite")
    #expect(FileManager.default.fileExists(atPath: store.path()))
  }

  @Test("does not start without keys, and says which setting names them")
  func missingKeys() async throws {
    try FileManager.default.removeItem(
      at: self.harness.keys.url.appending(path: "trainer.signing.key"))
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.harness.host(TrainerService.self)
    }
    #expect(error?.description.contains("/trainer.signing.key") == true)
    #expect(error?.description.contains("REDDYTALK_PKI_DIR") == true)
  }

  @Test("takes the profiles of commands as providers, and does not start with a broken one")
  func commands() async throws {
    let directory = self.harness.directory
    let good = try directory.write(
      "{\"name\":\"nightly\",\"argv\":[\"true\"],\"artifact\":{\"kind\":\"dialogue-model\"}}",
      to: "good.json")
    let host = try await self.harness.host(
      TrainerService.self, ["TRAINER_COMMAND_PROFILES": good.path()])
    try await self.harness.running([host]) {
      let health = try await self.harness.health(of: host, .trainer)
      let providers = try #require(health.checks.first { $0.name == "training.providers" })
      #expect(providers.detail.contains("local, nightly"))
    }
    let broken = try directory.write("{\"argv\":[\"true\",\"{nope}\"]}", to: "broken.json")
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.harness.host(
        TrainerService.self, ["TRAINER_COMMAND_PROFILES": broken.path()])
    }
    #expect(error?.description.contains("broken.json: line 1, column 17") == true)
  }

  @Test("does not start with a file of lifecycles that is wrong, and says where")
  func lifecycles() async throws {
    let file = try self.harness.directory.write("{\"models\":[{}]}", to: "lifecycles.json")
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.harness.host(
        TrainerService.self, ["MODEL_LIFECYCLE_FILE": file.path()])
    }
    #expect(error?.description.contains("lifecycles.json: line 1, column 12") == true)
  }

  @Test(
    "does not start with a setting that cannot be, and names it",
    arguments: [
      "TRAINING_EPOCHS", "LEARNING_RATE", "MAX_TRAINING_TIME_HOURS", "TRAINING_MIN_DATA_THRESHOLD",
      "TRAINING_TRIGGERS", "TRAINER_EVENT_RETENTION_DAYS",
    ])
  func invalidSetting(name: String) async throws {
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.harness.host(TrainerService.self, [name: "-1"])
    }
    #expect(error?.description.hasPrefix("\(name) is not valid") == true)
  }
}
