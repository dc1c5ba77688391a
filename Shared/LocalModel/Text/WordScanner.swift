/// Splits a text into folded words in one pass over its UTF-8 bytes, without making strings.
///
/// A word is a run of ASCII letters and digits and of bytes above ASCII (so that every script
/// forms words). Upper-case ASCII and Latin-1 letters are folded; apostrophes inside a word vanish
/// ("don't" and "dont" are one word); everything else ends the word.
package struct WordScanner {
  /// What stands between a word and the one before it.
  package enum Break: UInt8, Comparable, Sendable {
    /// White space, or a sign without meaning for us.
    case space
    /// A comma, dash, bracket or slash.
    case comma
    /// A full stop, question mark, exclamation mark, semicolon or new line.
    case sentence

    package static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
  }

  /// Bytes of one word that are looked at; longer words are cut.
  package static let longestWord = 40

  /// Calls `body` with the folded bytes of every word and what separated it from the last one.
  package static func scan(
    _ text: String, _ body: (_ word: UnsafeBufferPointer<UInt8>, _ before: Break) -> Void
  ) {
    var text = text
    text.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestWord) { word in
        Self.scan(bytes, into: word, body)
      }
    }
  }

  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, into word: UnsafeMutableBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, Break) -> Void
  ) {
    var length = 0
    var pending = Break.space
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if let folded = Self.fold(byte, after: index > 0 ? bytes[index - 1] : 0) {
        if length < Self.longestWord {
          word[length] = folded
          length += 1
        }
      } else if let width = Self.apostropheWidth(bytes, at: index), length > 0 {
        index += width
        continue
      } else {
        if length > 0 {
          body(UnsafeBufferPointer(rebasing: word[..<length]), pending)
          length = 0
          pending = .space
        }
        pending = max(pending, Self.breakKind(bytes, at: index))
      }
      // The typographic signs, U+2000 to U+2FFF, are three bytes that start with E2.
      index += byte == 0xe2 ? 3 : 1
    }
    if length > 0 { body(UnsafeBufferPointer(rebasing: word[..<length]), pending) }
  }

  /// The folded byte when it belongs to a word.
  @inline(__always)
  private static func fold(_ byte: UInt8, after previous: UInt8) -> UInt8? {
    switch byte {
    case 0x61...0x7a, 0x30...0x39: byte
    case 0x41...0x5a: byte | 0x20
    case 0xe2: nil
    case 0x80...0x9e where previous == 0xc3 && byte != 0x97: byte | 0x20
    case 0x80...0xff: byte
    default: nil
    }
  }

  /// Bytes of the apostrophe at `index`: ASCII, or the curly ones U+2018 and U+2019.
  @inline(__always)
  private static func apostropheWidth(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    if bytes[index] == 0x27 { return 1 }
    guard bytes[index] == 0xe2, index + 2 < bytes.count, bytes[index + 1] == 0x80 else {
      return nil
    }
    return bytes[index + 2] == 0x98 || bytes[index + 2] == 0x99 ? 3 : nil
  }

  @inline(__always)
  private static func breakKind(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Break {
    switch bytes[index] {
    case 0x21, 0x2e, 0x3a, 0x3b, 0x3f, 0x0a, 0x0d:
      // A point inside a number or an abbreviation ("98.6", "Dr.Lee") separates nothing.
      // Several points are a pause.
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      guard bytes[index] == 0x2e else { return .sentence }
      if next == 0x2e || (index > 0 && bytes[index - 1] == 0x2e) { return .comma }
      return next > 0x20 ? .space : .sentence
    case 0x2c, 0x28, 0x29, 0x2f, 0xe2: return .comma
    case 0x2d:
      // A hyphen inside a word joins; a free-standing one is a dash.
      return index > 0 && bytes[index - 1] == 0x20 ? .comma : .space
    default: return .space
    }
  }
}
