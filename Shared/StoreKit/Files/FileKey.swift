package import FieldEncryption
import FoundationEssentials

/// The key that a service seals files with, as a `KeyRing` gives it.
///
/// A file is a row of sealed fields of 128 KiB of content each, the last one shorter. What is authenticated
/// with each is the file's name, its number and whether it is the last, so that pieces cannot change places,
/// be left out or be cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015,
/// with keys in place of nonces).
public struct FileKey: Sendable {
  private let key: DataKey
  private let service: String

  /// How much content a piece has, but for the last.
  public static let pieceBytes = 128 << 10
  /// How much longer a sealed piece is than its content.
  static let overhead = DataKey.overhead

  package init(_ key: DataKey, service: String) {
    self.key = key
    self.service = service
  }

  func seal(_ content: Data, piece: Int, isLast: Bool, of name: String) throws -> Data {
    try self.key.seal(content, for: self.context(piece, isLast, name))
  }

  func open(_ sealed: Data, piece: Int, isLast: Bool, of name: String) throws -> Data {
    try self.key.open(sealed, for: self.context(piece, isLast, name))
  }

  /// How much content a file has whose sealed form has so many bytes.
  static func contentBytes(ofSealed bytes: Int64) -> Int64 {
    let piece = Int64(Self.pieceBytes + Self.overhead)
    return max(0, bytes - (bytes + piece - 1) / piece * Int64(Self.overhead))
  }

  private func context(_ piece: Int, _ isLast: Bool, _ name: String) -> FieldContext {
    FieldContext(
      service: self.service, table: "file", column: "content",
      row: SealedColumn.row(name, "\(piece)", isLast ? "last" : "more"), subject: self.key.subject)
  }
}
