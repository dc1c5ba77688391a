public import FoundationEssentials

extension FineTunedArtifact {
  /// The manifest as it is written: members in order, so that one model has one digest.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(self)
  }
}
