/// The configuration file of a command, with placeholders among its texts.
struct ConfigurationTemplate: Hashable, Sendable {
  /// How the file is written. What is written is JSON in both cases, which YAML contains.
  enum Format: String, Hashable, Sendable, CaseIterable {
    case json
    case yaml
  }

  private indirect enum Node: Hashable, Sendable {
    case literal(String)
    case template(CommandTemplate)
    case array([Node])
    case object([Entry])
  }

  private struct Entry: Hashable, Sendable {
    var name: String
    var node: Node
  }

  let format: Format
  private let root: Node

  /// Reads a template from a profile's `configFile`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    self.format = try fields.choice("format", default: .yaml)
    guard let content = fields.take("content"), content.members != nil else {
      throw fields.fault("content", "must be an object")
    }
    self.root = try Self.node(content, "content", fields)
    try fields.finish()
  }

  /// The name that the file is written under.
  var fileName: String { "config.\(self.format.rawValue)" }

  /// The placeholders in it.
  var placeholders: Set<Placeholder> { Self.placeholders(self.root) }

  /// The file's text. A member whose whole value is a placeholder without a value is left out.
  func rendered(with values: PlaceholderValues) -> String {
    (Self.text(self.root, values) ?? "{}") + "\n"
  }

  private static func node(
    _ literal: Literal, _ path: String, _ fields: ProfileFields
  ) throws(LiteralFault) -> Node {
    switch literal.value {
    case .null: return .literal("null")
    case .boolean(let value): return .literal(value ? "true" : "false")
    case .number(let value): return .literal(DecimalText.of(value))
    case .string(let text):
      do {
        return .template(try CommandTemplate(text))
      } catch {
        throw fields.fault(path, "at character \(error.offset + 1): \(error.reason)", at: literal)
      }
    case .array(let items):
      var nodes: [Node] = []
      for (index, item) in items.enumerated() {
        nodes.append(try Self.node(item, "\(path)[\(index)]", fields))
      }
      return .array(nodes)
    case .object(let members):
      var entries: [Entry] = []
      for member in members {
        entries.append(
          Entry(
            name: member.name,
            node: try Self.node(member.value, "\(path).\(member.name)", fields)))
      }
      return .object(entries)
    }
  }

  private static func placeholders(_ node: Node) -> Set<Placeholder> {
    switch node {
    case .literal: []
    case .template(let template): template.placeholders
    case .array(let nodes): nodes.reduce(into: []) { $0.formUnion(Self.placeholders($1)) }
    case .object(let entries): entries.reduce(into: []) { $0.formUnion(Self.placeholders($1.node)) }
    }
  }

  private static func text(_ node: Node, _ values: PlaceholderValues) -> String? {
    switch node {
    case .literal(let text): return text
    case .template(let template):
      if let whole = template.whole {
        guard let value = values[whole] else { return nil }
        guard case .text(let text) = value else { return value.text }
        return JSONLine.string(text)
      }
      return template.rendered(with: values).map(JSONLine.string)
    case .array(let nodes):
      return "[" + nodes.compactMap { Self.text($0, values) }.joined(separator: ", ") + "]"
    case .object(let entries):
      let members = entries.compactMap { entry in
        Self.text(entry.node, values).map { "\(JSONLine.string(entry.name)): \($0)" }
      }
      return "{" + members.joined(separator: ", ") + "}"
    }
  }
}
