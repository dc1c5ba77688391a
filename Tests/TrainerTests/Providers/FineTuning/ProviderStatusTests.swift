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
}
