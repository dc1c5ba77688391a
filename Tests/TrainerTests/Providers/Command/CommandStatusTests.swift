import FoundationEssentials
import Testing

@testable import Trainer

@Suite("How a command stands")
struct CommandStatusTests {
  private let rig: CommandRig

  init() throws { self.rig = try CommandRig() }

  @Test("one whose program is there can train, and runs nothing to say so")
  func able() async throws {
    let status = try await self.rig.provider("note('ran')").status()
    #expect(status.name == "script")
    #expect(status.isConfigured)
    #expect(status.isReachable == true)
    #expect(status.isAble == true, "\(status.reason)")
    #expect(status.reason.isEmpty)
    #expect(status.limits["hours"] == "7.6")
    #expect(status.limits["datasetFormat"] == "trl-messages")
    #expect(status.limits["withoutCounterpart"]?.contains("medicalSpecialization") == true)
    #expect(self.rig.noted("ran") == nil)
  }

  @Test(
    "one that misses something names it",
    arguments: [
      ("\"argv\": [\"no-such-trainer\"]", "no-such-trainer", false),
      ("\"baseModel\": {\"path\": \"/nowhere/base\"}", "/nowhere/base", true),
      ("\"limits\": {\"freeDiskGigabytes\": 1000000}", "must stay free", true),
      ("\"environment\": {\"secrets\": {\"T\": {\"file\": \"/nowhere/t\"}}}", "/nowhere/t", nil),
    ] as [(String, String, Bool?)])
  func missing(settings: String, word: String, isReachable: Bool?) async throws {
    let status = try await self.rig.provider("", settings: settings).status()
    #expect(status.isConfigured)
    #expect(status.isAble == false)
    #expect(status.isReachable == isReachable)
    #expect(status.reason.contains(word), "\(status.reason)")
  }

  @Test("programs are looked for where the profile says")
  func path() async throws {
    let status = try await self.rig.provider(
      "", settings: "\"argv\": [\"sh\"], \"environment\": {\"set\": {\"PATH\": \"/nowhere\"}}"
    ).status()
    #expect(status.isAble == false)
    #expect(status.reason.contains("the program sh is not there"))
  }

  @Test("its versions tell which files they were trained on, and what it does not know")
  func lineage() async throws {
    let provider = try self.rig.provider("save()")
    _ = try await self.rig.train(provider)
    let lineage = try provider.lineage(of: self.rig.kept.files)
    let training = try #require(lineage.trainingFile)
    let validation = try #require(lineage.validationFile)
    #expect(training.format == "trl-messages")
    #expect(training.lines + validation.lines == 8)
    #expect(training.sha256.count == 64)
    let unmapped = try #require(
      lineage.withoutCounterpart.first { $0.name == "medicalSpecialization" })
    #expect(unmapped.value == "true")
    #expect(throws: RunFailure.self) {
      try provider.lineage(of: ArtifactFiles("none") { _ in Data("{}".utf8) })
    }
  }
}
