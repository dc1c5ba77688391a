/// Folds Unicode scalars to the ASCII letters, digits and marks that they look like.
enum Confusables {
  /// Calls `emit` with each folded byte of a scalar; never for an invisible one.
  static func fold(_ scalar: Unicode.Scalar, _ emit: (UInt8) -> Void) {
    let code = scalar.value
    if code < 0x80 { return emit(UInt8(code)) }
    if self.isInvisible(scalar) { return }
    for table in Self.latin
    where code >= table.first && code < table.first + UInt32(table.bases.count) {
      let folded = table.bases[Int(code - table.first)]
      if folded != UInt8(ascii: "?") { return emit(folded) }
    }
    if let look = Self.lookAlikes[code] { return emit(look) }
    if let folded = self.foldVariant(code) { return emit(folded) }
    if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil
    {
      return emit(UInt8(ascii: "0") + UInt8(digit))
    }
    if scalar.properties.isWhitespace { return emit(UInt8(ascii: " ")) }
    if scalar.properties.isAlphabetic { return emit(NormalizedText.foreignLetter) }
    emit(NormalizedText.foreignSymbol)
  }

  /// Zero-width and bidirectional controls, soft hyphens, variation selectors and combining marks.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0300...0x036f, 0x1ab0...0x1aff, 0x20d0...0x20ff, 0xfe00...0xfe0f, 0xfe20...0xfe2f: true
    case 0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x3164, 0xfeff, 0xffa0:
      true
    case 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x206f, 0xe0000...0xe01ef: true
    default: false
    }
  }

  /// Full-width forms, mathematical alphabets and digits, and letters in circles.
  private static func foldVariant(_ code: UInt32) -> UInt8? {
    switch code {
    case 0xff01...0xff5e: UInt8(code - 0xfee0)
    case 0x1d400...0x1d6a3:
      (code - 0x1d400) % 52 < 26
        ? UInt8(65 + (code - 0x1d400) % 52) : UInt8(97 + (code - 0x1d400) % 52 - 26)
    case 0x1d7ce...0x1d7ff: UInt8(48 + (code - 0x1d7ce) % 10)
    case 0x24b6...0x24cf: UInt8(65 + code - 0x24b6)
    case 0x24d0...0x24e9: UInt8(97 + code - 0x24d0)
    case 0x2460...0x2468: UInt8(49 + code - 0x2460)
    default: nil
    }
  }

  /// Letters of Cyrillic, Greek and Armenian and marks that pass for ASCII.
  private static let lookAlikes: [UInt32: UInt8] = {
    let pairs =
      "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwвbкkмmнhтtгrАAВBЕEЗ3КKМMНHОOРPСCТTУYХXІIЈJЅSԌG"
      + "οoνvαaρpκkιiτtυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXօoսuոnհhցgզqɑaɡgɩiʟlɪiʀrꜱsʏy"
      + "‘'’'‛'′'ʼ'´'`'“\"”\"„\"‟\"«\"»\"‐-‑-‒-–-—-―-−-﹣-․.。.．.・.·.∙.•*﹫@⁄/∕/：:；;"
    var table: [UInt32: UInt8] = [:]
    let scalars = Array(pairs.unicodeScalars)
    for index in stride(from: 0, to: scalars.count - 1, by: 2) {
      table[scalars[index].value] = UInt8(truncatingIfNeeded: scalars[index + 1].value)
    }
    return table
  }()

  /// Base letters of the Latin blocks; `?` where there is none.
  private static let latin: [(first: UInt32, bases: [UInt8])] = [
    (0x00c0, Array(Self.latin1AndExtendedA.utf8)),
    (0x0180, Array(Self.extendedB.utf8)),
    (0x1e00, Array(Self.extendedAdditional.utf8)),
  ]

  private static let latin1AndExtendedA =
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo?ouuuuytyAaAaAaCcCcCcCcDd"
    + "DdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSs"
    + "SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"

  private static let extendedB =
    "????????????????????????????????Oo?????????????Uu???????????????????DDdLLlNNnAaI"
    + "iOoUuUuUuUuUu?AaAa????GgKkOoOo??jDDdGg??NnAa????AaAaEeEeIiIiOoOoRrRrUuUuSsTt??Hh"
    + "??????AaEeOoOoOoOoYy????????????????????????????"

  private static let extendedAdditional =
    "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOo"
    + "OoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyas????"
    + "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUu"
    + "UuYyYyYyYy??????"
}
