extension ProfileFields {
  /// A member that is a text with placeholders.
  mutating func template(_ name: String) throws(LiteralFault) -> CommandTemplate? {
    guard let literal = self.take(name) else { return nil }
    return try self.template(literal, name)
  }

  /// A member that is a list of texts with placeholders.
  mutating func templates(_ name: String) throws(LiteralFault) -> [CommandTemplate] {
    guard let literal = self.take(name) else { return [] }
    guard let items = literal.items else { throw self.fault(name, "must be a list", at: literal) }
    var templates: [CommandTemplate] = []
    for (index, item) in items.enumerated() {
      templates.append(try self.template(item, "\(name)[\(index)]"))
    }
    return templates
  }

  private func template(_ literal: Literal, _ name: String) throws(LiteralFault) -> CommandTemplate
  {
    guard let text = literal.string else { throw self.fault(name, "must be a text", at: literal) }
    do {
      return try CommandTemplate(text)
    } catch {
      throw self.fault(name, "at character \(error.offset + 1): \(error.reason)", at: literal)
    }
  }
}
