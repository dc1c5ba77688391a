import FoundationEssentials
import Testing

@testable import Trainer

@Suite("What is known of the ends of models")
struct LifecycleBookTests {
  private static let mini = "gpt-4.1-mini-2025-04-14"

  private func day(_ text: String) throws -> Date { try #require(CalendarDay.date(text)) }

  private func reported(
    trainingEnd: String? = nil, shutdown: String? = nil
  ) -> ReportedEnds {
    ReportedEnds(
      provider: "openai", model: Self.mini, trainingEnd: trainingEnd.flatMap(CalendarDay.date),
      shutdown: shutdown.flatMap(CalendarDay.date), askedAt: Samples.time)
  }

  @Test("of OpenAI's: trainings end before the model does, and Azure has it for longer")
  func openAI() throws {
    let lifecycle = LifecycleBook.product().lifecycle(provider: "openai", baseModel: Self.mini)
    #expect(lifecycle.ends.map(\.stage) == [.trainingEnd, .shutdown])
    #expect(try lifecycle.date(of: .trainingEnd) == self.day("2027-01-06"))
    #expect(try lifecycle.date(of: .shutdown) == self.day("2027-01-14"))
    #expect(lifecycle.ends.allSatisfy { $0.source.contains("read 2026-11-22") })
    #expect(lifecycle.idleDeletionDays == nil)
    let successor = ModelSuccessor(provider: "azure-openai", baseModel: Self.mini)
    #expect(
      try lifecycle.plan
        == ModelLifecycle.Plan(successor: successor, retrainBy: self.day("2027-01-14")))
  }

  @Test("of Azure's: idle ones are deleted, and nothing is known to come after")
  func azure() throws {
    let lifecycle = LifecycleBook.product().lifecycle(
      provider: "azure-openai", baseModel: "gpt-4o-2024-08-06")
    #expect(try lifecycle.date(of: .trainingEnd) == self.day("2027-04-01"))
    #expect(try lifecycle.date(of: .shutdown) == self.day("2027-10-01"))
    #expect(lifecycle.idleDeletionDays == 15)
    #expect(lifecycle.plan == nil)
  }

  @Test("of a version that was trained on again: as of its base")
  func again() throws {
    let lifecycle = LifecycleBook.product().lifecycle(
      provider: "openai", baseModel: "ft:\(Self.mini):acme:front-desk:AbC1")
    #expect(try lifecycle.date(of: .shutdown) == self.day("2027-01-14"))
  }

  @Test("of the embedded model and of those who copy an interface: nothing")
  func none() {
    let book = LifecycleBook.product(withoutProviders: ["openai"])
    #expect(book.lifecycle(provider: "local", baseModel: nil) == ModelLifecycle())
    #expect(book.lifecycle(provider: "openai", baseModel: Self.mini) == ModelLifecycle())
    #expect(
      book.lifecycle(provider: "azure-openai", baseModel: "gpt-4.1-mini").idleDeletionDays == 15)
  }

  @Test("What a provider says comes before the table, the earliest where it says several things")
  func reportedFirst() throws {
    let lifecycle = LifecycleBook.product().lifecycle(
      provider: "openai", baseModel: Self.mini,
      reported: [
        self.reported(shutdown: "2027-03-01"), self.reported(shutdown: "2027-02-01"),
        self.reported(),
      ])
    #expect(try lifecycle.date(of: .shutdown) == self.day("2027-02-01"))
    #expect(lifecycle.ends.last?.source == "openai, asked 2023-11-14")
    // What it says nothing about is still known.
    #expect(try lifecycle.date(of: .trainingEnd) == self.day("2027-01-06"))
  }

  @Test("What the installation says comes before everything, and can take an end away")
  func ownFirst() throws {
    let own = [
      LifecycleEntry(
        provider: "openai", trainingEnd: .on(try self.day("2027-06-01")), source: "everything"),
      LifecycleEntry(
        provider: "openai", baseModel: "gpt-4.1-mini", shutdown: .never,
        successor: ModelSuccessor(provider: "local"), source: "our contract"),
    ]
    let lifecycle = LifecycleBook.product(own: own).lifecycle(
      provider: "openai", baseModel: Self.mini, reported: [self.reported(shutdown: "2027-03-01")])
    #expect(lifecycle.ends.map(\.stage) == [.trainingEnd])
    #expect(try lifecycle.date(of: .trainingEnd) == self.day("2027-06-01"))
    #expect(lifecycle.ends.first?.source == "everything")
    #expect(
      lifecycle.plan
        == ModelLifecycle.Plan(successor: ModelSuccessor(provider: "local"), retrainBy: nil))
  }

  @Test("What is said about a model itself comes before what is said about its family")
  func specific() throws {
    let entry = { (model: String?, text: String) in
      LifecycleEntry(
        provider: "p", baseModel: model, shutdown: CalendarDay.date(text).map { .on($0) },
        source: model ?? "all")
    }
    let book = LifecycleBook(known: [
      entry(nil, "2027-01-01"), entry("base-2025-01-01", "2027-03-01"), entry("base", "2027-02-01"),
    ])
    #expect(
      book.lifecycle(provider: "p", baseModel: "base-2025-01-01").ends.map(\.source) == [
        "base-2025-01-01"
      ])
    #expect(
      book.lifecycle(provider: "p", baseModel: "base-2026-01-01").ends.map(\.source) == ["base"])
    #expect(book.lifecycle(provider: "p", baseModel: "other").ends.map(\.source) == ["all"])
  }

  @Test("A successor is trained while it can be")
  func retrainBy() throws {
    let lifecycle = LifecycleBook(
      known: [
        LifecycleEntry(
          provider: "old", shutdown: .on(try self.day("2027-10-01")),
          successor: ModelSuccessor(provider: "new"), source: ""),
        LifecycleEntry(provider: "new", trainingEnd: .on(try self.day("2027-05-01")), source: ""),
      ]
    ).lifecycle(provider: "old", baseModel: nil)
    #expect(try lifecycle.plan?.retrainBy == self.day("2027-05-01"))
  }

  @Test("Every entry of the table names a provider, its source, and the day of reading")
  func table() {
    #expect(!LifecycleTable.entries.isEmpty)
    for entry in LifecycleTable.entries {
      #expect(["openai", "azure-openai"].contains(entry.provider))
      #expect(entry.source.contains("read 2026-"))
    }
  }
}
