/// Why and where a text is not what it should be. Says nothing of the text itself, which could be a
/// patient's.
struct LiteralFault: Error, Hashable, CustomStringConvertible {
  let reason: String
  let position: TextPosition

  var description: String { "\(self.position): \(self.reason)" }
}
