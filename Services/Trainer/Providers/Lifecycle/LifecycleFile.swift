import FoundationEssentials
import ServiceKit

/// What an installation says about the ends of models: a file of JSON.
///
///     {"models": [{"provider": "openai", "baseModel": "gpt-4.1-mini", "trainingEnd": "2027-01-06",
///                  "shutdown": "never", "idleDeletionDays": 15,
///                  "successor": {"provider": "azure-openai", "baseModel": "gpt-4.1-mini-2025-04-14"},
///                  "source": "our contract of 2026-11-01"}]}
enum LifecycleFile {
  /// The largest number of days that can be said.
  private static let maximumDays = 3650

  /// Reads a file.
  ///
  /// - Throws: `ConfigurationError` naming the file, and the line and column where it is wrong.
  static func entries(at path: String) throws(ConfigurationError) -> [LifecycleEntry] {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw .unreadableFile(
        path: path, reason: "there is no readable file of lifecycles (MODEL_LIFECYCLE_FILE)")
    }
    do {
      return try Self.entries(json: bytes)
    } catch {
      throw .unreadableFile(path: path, reason: error.description)
    }
  }

  /// Reads the content of a file.
  ///
  /// - Throws: `LiteralFault` with the place of the first fault.
  static func entries(json: some Sequence<UInt8>) throws(LiteralFault) -> [LifecycleEntry] {
    let literal = try LiteralParser.parse(json, as: .json)
    var fields = try ProfileFields(literal)
    guard let models = fields.take("models"), let items = models.items else {
      throw fields.fault("models", "must be a list")
    }
    try fields.finish()
    var entries: [LifecycleEntry] = []
    for (index, item) in items.enumerated() {
      var own = try ProfileFields(item, path: "models[\(index)]")
      entries.append(try Self.entry(&own))
    }
    return entries
  }

  private static func entry(
    _ fields: inout ProfileFields
  ) throws(LiteralFault) -> LifecycleEntry {
    guard let provider = try fields.text("provider") else {
      throw fields.fault("provider", "must name a provider")
    }
    var entry = LifecycleEntry(
      provider: provider, baseModel: try fields.text("baseModel"),
      trainingEnd: try Self.day("trainingEnd", &fields),
      shutdown: try Self.day("shutdown", &fields),
      source: try fields.text("source") ?? "the settings of this installation")
    let days = try fields.integer("idleDeletionDays", default: -1, in: 0...Self.maximumDays)
    entry.idleDeletionDays = days < 0 ? nil : days
    if var successor = try fields.fields("successor") {
      guard let name = try successor.text("provider") else {
        throw successor.fault("provider", "must name a provider")
      }
      entry.successor = ModelSuccessor(
        provider: name, baseModel: try successor.text("baseModel"))
      try successor.finish()
    }
    try fields.finish()
    return entry
  }

  private static func day(
    _ name: String, _ fields: inout ProfileFields
  ) throws(LiteralFault) -> LifecycleEntry.Day? {
    guard let text = try fields.text(name) else { return nil }
    if text == "never" { return .never }
    guard let date = CalendarDay.date(text) else {
      throw fields.fault(name, "must be a day such as 2027-01-14, or never")
    }
    return .on(date)
  }
}
