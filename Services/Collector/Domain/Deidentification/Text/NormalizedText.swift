/// A text folded to one ASCII byte a letter, with a map back to the Unicode scalars it came from.
///
/// Folding makes look-alikes equal ("Ј" of Cyrillic, "Ｊ" full-width and "J"), strips accents and
/// drops invisible characters, so that recognisers see what a reader sees. Letters of other scripts
/// become `foreignLetter`, everything else unknown becomes `foreignSymbol`.
struct NormalizedText: Sendable {
  /// Stands for a letter of a script without a Latin look-alike.
  static let foreignLetter: UInt8 = 0x80
  /// Stands for any other character outside ASCII, such as an emoji.
  static let foreignSymbol: UInt8 = 0x81

  /// The folded text.
  let bytes: [UInt8]
  /// Where each byte's scalar starts; empty when every byte is one scalar.
  private let starts: [Int32]
  /// Where each byte's scalar ends, with invisible characters and accents after it.
  private let ends: [Int32]

  init(_ text: String) {
    let utf8 = Array(text.utf8)
    if utf8.allSatisfy({ $0 < 0x80 }) {
      self.bytes = utf8
      self.starts = []
      self.ends = []
      return
    }
    var bytes: [UInt8] = []
    var starts: [Int32] = []
    var ends: [Int32] = []
    bytes.reserveCapacity(utf8.count)
    var position: Int32 = 0
    for scalar in text.unicodeScalars {
      Confusables.fold(scalar) { byte in
        bytes.append(byte)
        starts.append(position)
        ends.append(position + 1)
      }
      position += 1
      if let last = ends.indices.last, ends[last] < position, Confusables.isInvisible(scalar) {
        ends[last] = position
      }
    }
    self.bytes = bytes
    self.starts = starts
    self.ends = ends
  }

  /// The Unicode-scalar offsets that a range of folded bytes came from.
  func scalarRange(_ range: Range<Int>) -> Range<Int> {
    if self.starts.isEmpty { return range }
    return Int(self.starts[range.lowerBound])..<Int(self.ends[range.upperBound - 1])
  }
}
