/// The lines by which a command speaks to the pipeline itself: `@ctp` and an object of JSON, with
/// `type` "progress", "artifact" or "message".
enum LineProtocol {
  /// What such a line says.
  enum Message: Hashable, Sendable {
    /// Training went on.
    case progress(ProgressObservation)
    /// The result, or a part of it, is there.
    case artifact(path: String, kind: String?)
    /// Something for the log.
    case note(level: String, text: String)
    /// It began as such a line and is none.
    case malformed(reason: String)
  }

  private static let prefix = "@ctp "

  /// What a line says; nil when it is an ordinary one.
  static func message(in line: String) -> Message? {
    guard line.hasPrefix(Self.prefix) else { return nil }
    let object: Literal
    do {
      object = try LiteralParser.parse(line.dropFirst(Self.prefix.count), as: .pythonJSON)
    } catch {
      return .malformed(reason: error.description)
    }
    switch object["type"]?.string {
    case "progress":
      let observation = ProgressMap.standard.observation { object[$0]?.number }
      return observation.map(Message.progress) ?? .malformed(reason: "it reports nothing")
    case "artifact":
      guard let path = object["path"]?.string, !path.isEmpty else {
        return .malformed(reason: "it names no path")
      }
      return .artifact(path: path, kind: object["kind"]?.string)
    case "message":
      return .note(
        level: object["level"]?.string ?? "info", text: object["text"]?.string ?? "")
    default:
      return .malformed(reason: "its type is none of progress, artifact and message")
    }
  }
}
