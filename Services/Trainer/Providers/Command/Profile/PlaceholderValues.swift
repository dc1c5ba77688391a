/// What the placeholders of one run stand for.
struct PlaceholderValues: Sendable {
  /// A value; numbers stay numbers where a whole value of a configuration file is one placeholder.
  enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)

    /// The value as an argument of a command.
    var text: String {
      switch self {
      case .text(let text): text
      case .integer(let value): String(value)
      case .number(let value): DecimalText.of(value)
      case .boolean(let value): value ? "true" : "false"
      }
    }
  }

  private var values: [Placeholder: Value] = [:]

  subscript(_ placeholder: Placeholder) -> Value? {
    get { self.values[placeholder] }
    set { self.values[placeholder] = newValue }
  }
}
