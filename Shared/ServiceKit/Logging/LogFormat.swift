/// How log lines look.
public enum LogFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  /// One JSON object a line, for machines.
  case json
}
