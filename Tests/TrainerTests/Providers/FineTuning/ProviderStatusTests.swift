import FoundationEssentials
import TestSupport
import Testing

@testable import Trainer

@Suite("How a provider stands")
struct ProviderStatusTests {
  @Test("one that can train tells until when")
  func able() async throws {
    let rig = RemoteRig()
    let status = try await rig.start().provider.status()
    #expect(status.isConfigured)
    #expect(status.isReachable == true)
    #expect(status.isAble == true)
    #expect(status.dates["baseModelShutdown"] == FineTuneModel.date("2027-01-14"))
    #expect(status.reason.isEmpty)
  }

  @Test("one whose base model is gone, whose key is wrong or which is away says so")
  func unable() async throws {
    let rig = RemoteRig()
    let life = try await rig.start()
    rig.service.change { $0.shutdownDate = "2020-01-01" }
    #expect(await life.provider.status().isAble == false)
    rig.service.change { $0.acceptedTokens = ["another"] }
    let refused = await life.provider.status()
    #expect(refused.isReachable == true)
    #expect(refused.isAble == false)
    #expect(refused.reason.contains("check the key"))
    rig.exchange.set { _ in .lostBefore }
    let away = await life.provider.status()
    #expect(away.isReachable == false)
    #expect(away.isAble == nil)
  }

  @Test("one that copies an interface has none of the original's ends")
  func stranger() async throws {
    let rig = RemoteRig()
    rig.service.change { $0.shutdownDate = nil }
    let provider = try await rig.start().provider
    #expect(!provider.isOriginal)
    #expect(await provider.status().dates.isEmpty)
  }

  @Test("What is announced is told where the provider says nothing itself")
  func announced() async throws {
    let rig = RemoteRig(.azure)
    rig.service.change { $0.shutdownDate = nil }
    let provider = try await rig.start().provider
    #expect(provider.isOriginal)
    let dates = await provider.status().dates
    #expect(dates["training"] == CalendarDay.date("2027-04-14"))
  }

  @Test("What it says of a model's end is passed on, and what it does not have is nothing")
  func ends() async throws {
    let rig = RemoteRig()
    let provider = try await rig.start().provider
    let ends = try #require(try await provider.ends(ofModel: FakeFineTuneService.baseModel))
    #expect(ends.provider == "openai")
    #expect(ends.shutdown == CalendarDay.date("2027-01-14"))
    #expect(ends.trainingEnd == nil)
    #expect(try await provider.ends(ofModel: "no-such-model") == nil)
  }

  @Test("Its versions tell what they were trained on, and with what they were not")
  func lineage() async throws {
    let rig = RemoteRig()
    let life = try await rig.start()
    _ = try await life.train(rig.job())
    let lineage = try life.provider.lineage(of: rig.artifact.files)
    #expect(lineage.baseModel == FakeFineTuneService.baseModel)
    #expect(lineage.providerModel?.hasPrefix("ft:") == true)
    let (training, validation) = (
      try #require(lineage.trainingFile), try #require(lineage.validationFile)
    )
    #expect(training.format == "openai-chat")
    #expect(training.lines + validation.lines == 24)
    #expect(lineage.withoutCounterpart.map(\.name).contains("learningRate"))
  }
}
