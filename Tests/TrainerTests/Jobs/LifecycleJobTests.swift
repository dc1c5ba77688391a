import FoundationEssentials
import Logging
import StoreKit
import Synchronization
import Testing

@testable import Trainer

@Suite("Asking providers when their models end")
struct LifecycleJobTests {
  /// A provider that says what a test tells it to, and notes what it was asked about.
  private final class Source: LifecycleSource {
    struct Away: Error {}

    let name = "scripted"
    let asked = Mutex<[String]>([])
    let unknown: Set<String>
    let isAway: Bool

    init(unknown: Set<String> = [], isAway: Bool = false) {
      self.unknown = unknown
      self.isAway = isAway
    }

    func ends(ofModel model: String) async throws -> ReportedEnds? {
      self.asked.withLock { $0.append(model) }
      if self.isAway { throw Away() }
      if self.unknown.contains(model) { return nil }
      return ReportedEnds(
        provider: self.name, model: model, shutdown: CalendarDay.date("2027-05-01"),
        askedAt: Samples.time)
    }
  }

  private let rig: PipelineRig
  private let process: PipelineRig.Process

  init() async throws {
    self.rig = try PipelineRig()
    self.process = try self.rig.start()
    self.rig.provider.state.withLock {
      $0.lineage = TrainingLineage(baseModel: "base-1", providerModel: "ft:base-1:x")
    }
    _ = try await self.process.completeRun()
  }

  private func job(_ source: Source) -> LifecycleJob {
    LifecycleJob(
      ledger: self.process.ledger, ends: LifecycleStore(self.process.store), sources: [source],
      time: self.rig.time.keeper,
      logger: Logger(label: "trainer.tests") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test("asks about each model and its base, and what was said becomes the version's end")
  func asks() async throws {
    let source = Source()
    #expect(await self.job(source).pass())
    #expect(source.asked.withLock { $0 } == ["base-1", "ft:base-1:x"])
    let versions = try await self.process.pipeline.modelVersions(limit: 1)
    let desk = LifecycleDesk(
      book: .product(), ledger: LifecycleStore(self.process.store))
    let lifecycle = try #require(try await desk.lifecycles(of: versions).first)
    #expect(lifecycle.date(of: .shutdown) == CalendarDay.date("2027-05-01"))
    #expect(lifecycle.ends.map(\.source) == ["scripted, asked 2023-11-14"])
  }

  @Test("a model that is gone is no failure; a provider that is away is asked again sooner")
  func failures() async throws {
    #expect(await self.job(Source(unknown: ["ft:base-1:x"])).pass())
    #expect(try await LifecycleStore(self.process.store).reportedEnds().map(\.model) == ["base-1"])
    let away = Source(isAway: true)
    #expect(await !self.job(away).pass())
    // It was asked about all of them all the same.
    #expect(away.asked.withLock { $0.count } == 2)
    #expect(try await LifecycleStore(self.process.store).reportedEnds().count == 1)
  }
}
