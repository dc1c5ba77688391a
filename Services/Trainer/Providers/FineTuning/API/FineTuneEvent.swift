/// Something that happened in a job.
struct FineTuneEvent: Hashable, Sendable, Decodable {
  let id: String
  /// Unix seconds.
  let createdAt: Int?
  /// "info", "warn" (Azure: "warning") or "error".
  let level: String?
  /// Written by the provider; never shown to more than the operator.
  let message: String?
  /// "message" or "metrics".
  let type: String?
  /// Of metrics: names are not fixed.
  let data: JSONValue?

  private enum CodingKeys: String, CodingKey {
    case id, level, message, type, data
    case createdAt = "created_at"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.id = try container.decode(String.self, forKey: .id)
    self.createdAt = container.lenient(.createdAt)
    self.level = container.lenient(.level)
    self.message = container.lenient(.message)
    self.type = container.lenient(.type)
    self.data = container.lenient(.data)
  }

  /// What was measured; nil for an event without a step.
  var metrics: FineTuneMetrics? { self.data.flatMap(FineTuneMetrics.init) }
}
