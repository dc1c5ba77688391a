import FoundationEssentials

/// The ends that providers have announced, as far as this release knows them. What a provider's own interface says
/// comes before, and what the installation says comes first.
enum LifecycleTable {
  /// Every entry.
  static let entries: [LifecycleEntry] = Self.openAI + Self.azure

  private static let openAISource = "OpenAI's page on deprecations, read 2026-11-22"
  private static let azureSource =
    "Azure's model retirement schedule of 2026-07-07, read 2026-11-22"
  private static let openAIName = "openai"
  private static let azureName = "azure-openai"

  // Trainings at all end before the models do. Each model's successor is the same one at Azure, which keeps it longer.
  private static let openAI: [LifecycleEntry] =
    [
      LifecycleEntry(
        provider: Self.openAIName, trainingEnd: Self.day("2027-01-06"), source: Self.openAISource)
    ]
    + [
      ("gpt-4o-2024-08-06", "gpt-4o-2024-08-06"), ("gpt-4o-2024-11-20", "gpt-4o-2024-08-06"),
      ("gpt-4o-mini-2024-07-18", "gpt-4o-mini-2024-07-18"),
      ("gpt-4.1-2025-04-14", "gpt-4.1-2025-04-14"),
      ("gpt-4.1-mini-2025-04-14", "gpt-4.1-mini-2025-04-14"),
    ].map { Self.openAI($0.0, shutdown: "2027-01-14", successor: $0.1) }
    + [
      ("gpt-4.1-nano", "gpt-4.1-nano-2025-04-14"), ("gpt-3.5-turbo", "gpt-4.1-mini-2025-04-14"),
      ("gpt-4", "gpt-4.1-2025-04-14"),
    ].map { Self.openAI($0.0, shutdown: "2026-10-23", successor: $0.1) }

  // The later dates, of customers who fine-tune already; others have been shut out since 2026-10-14.
  private static let azure: [LifecycleEntry] =
    [
      LifecycleEntry(
        provider: Self.azureName, idleDeletionDays: 15,
        source: "Azure's guide to deploying fine-tuned models, read 2026-11-22")
    ]
    + ["gpt-4.1", "gpt-4.1-mini", "gpt-4.1-nano"].map {
      Self.azure($0, trainingEnd: "2027-04-14", shutdown: "2027-10-14")
    }
    + ["gpt-4o", "gpt-4o-mini"].map {
      Self.azure($0, trainingEnd: "2027-04-01", shutdown: "2027-10-01")
    }
    + [Self.azure("o4-mini", trainingEnd: "2027-04-16", shutdown: "2027-10-16")]

  private static func openAI(
    _ model: String, shutdown: String, successor: String
  ) -> LifecycleEntry {
    LifecycleEntry(
      provider: Self.openAIName, baseModel: model, shutdown: Self.day(shutdown),
      successor: ModelSuccessor(provider: Self.azureName, baseModel: successor),
      source: Self.openAISource)
  }

  private static func azure(
    _ model: String, trainingEnd: String, shutdown: String
  ) -> LifecycleEntry {
    LifecycleEntry(
      provider: Self.azureName, baseModel: model, trainingEnd: Self.day(trainingEnd),
      shutdown: Self.day(shutdown), source: Self.azureSource)
  }

  private static func day(_ text: String) -> LifecycleEntry.Day {
    guard let date = CalendarDay.date(text) else { preconditionFailure("\(text) is no day") }
    return .on(date)
  }
}
