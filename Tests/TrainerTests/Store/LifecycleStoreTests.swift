import FoundationEssentials
import StoreKit
import TestSupport
import Testing

@testable import Trainer

@Suite("What providers said, in the store")
struct LifecycleStoreTests {
  @Test("comes back, the last word about each model only")
  func lastWord() async throws {
    let directory = TemporaryDirectory()
    let store = try Store(
      StoreConfiguration(directory: directory.url, name: "trainer"),
      migrations: TrainerStore.migrations)
    let ledger = LifecycleStore(store)
    let first = ReportedEnds(
      provider: "openai", model: "a", trainingEnd: Samples.time, shutdown: nil,
      askedAt: Samples.time)
    let other = ReportedEnds(provider: "azure-openai", model: "a", askedAt: Samples.time)
    let last = ReportedEnds(
      provider: "openai", model: "a", shutdown: Samples.time.addingTimeInterval(86_400),
      askedAt: Samples.time.addingTimeInterval(60))
    for ends in [first, other, last] { try await ledger.note(ends) }
    #expect(try await ledger.reportedEnds() == [other, last])
    try await store.close()
  }
}
