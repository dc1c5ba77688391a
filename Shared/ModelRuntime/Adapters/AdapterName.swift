/// The name that a server knows an adapter by: the model's, and the first eight digits of the artefact's digest.
///
/// Names one content for ever: nothing is replaced under a name, so that what answers is what was signed.
public struct AdapterName: Hashable, Sendable {
  /// For example `front-desk-1a2b3c4d`; also the name of a directory.
  public let text: String

  private static let digits = 8
  private static let maximumModelBytes = 80

  /// The name of an artefact.
  ///
  /// - Parameters:
  ///   - model: What the artefact says it is called; what no name can hold becomes a hyphen.
  ///   - digest: "sha256:" and hex.
  public init(model: String, digest: String) {
    let allowed = String(
      String.UnicodeScalarView(model.unicodeScalars.map { Self.isAllowed($0) ? $0 : "-" }))
    let name = allowed.drop { !Self.isFirst($0) }.prefix(Self.maximumModelBytes)
    let hex = digest.split(separator: ":").last ?? ""
    self.text = "\(name.isEmpty ? "adapter" : name)-\(hex.prefix(Self.digits))"
  }

  /// Reads a name; nil for those that are not of this form, and so are nobody's here.
  public init?(_ text: String) {
    let digits = text.suffix(Self.digits)
    let model = text.dropLast(Self.digits)
    guard digits.utf8.count == Self.digits,
      digits.utf8.allSatisfy({ byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }), model.last == "-", let first = model.first, Self.isFirst(first),
      model.unicodeScalars.allSatisfy(Self.isAllowed),
      model.utf8.count <= Self.maximumModelBytes + 1
    else { return nil }
    self.text = text
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || scalar == "-" || scalar == "_" || scalar == ".")
  }

  /// A directory that begins with a point is hidden, and an argument that begins with a hyphen an option.
  private static func isFirst(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}

extension AdapterName: Comparable, CustomStringConvertible {
  /// The text.
  public var description: String { self.text }

  /// By the text.
  public static func < (lhs: AdapterName, rhs: AdapterName) -> Bool { lhs.text < rhs.text }
}
