import FoundationEssentials

/// A model as the provider describes it.
struct FineTuneModel: Hashable, Sendable, Decodable {
  let id: String
  /// The day on which it stops answering; nil when none is set.
  let shutdownDate: Date?
  /// The day from which it cannot be trained any more; nil when none is set.
  let trainingEndDate: Date?
  /// Whether it can be trained; nil when the provider does not say.
  let canFineTune: Bool?

  private enum CodingKeys: String, CodingKey {
    case id, deprecation, capabilities
    case shutdownDate = "shutdown_date"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.id = try container.decode(String.self, forKey: .id)
    let deprecation: JSONValue? = container.lenient(.deprecation)
    let date = { (name: String) in
      deprecation?[name]?.number.map { Date(timeIntervalSince1970: $0) }
    }
    let day: String? = container.lenient(.shutdownDate)
    self.shutdownDate = day.flatMap(Self.date) ?? date("inference")
    self.trainingEndDate = date("fine_tune")
    let capabilities: JSONValue? = container.lenient(.capabilities)
    if case .bool(let can) = capabilities?["fine_tune"] {
      self.canFineTune = can
    } else {
      self.canFineTune = nil
    }
  }

  /// The beginning of a day "YYYY-MM-DD" in UTC.
  static func date(_ day: String) -> Date? {
    CalendarDay.date(day)
  }
}
