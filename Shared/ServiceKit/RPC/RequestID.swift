import FoundationEssentials

/// The ids of requests.
public enum RequestID {
  private static let maximumLength = 128

  /// An id that no other request has.
  public static func new() -> String {
    // `UUID()` opens and closes a device of the kernel's for each.
    var generator = SystemRandomNumberGenerator()
    return UUID.random(using: &generator).uuidString.lowercased()
  }

  /// `text` when it can serve as an id: 1 to 128 letters, digits, dots, dashes and underscores.
  /// Anything else could forge log lines.
  public static func validated(_ text: String?) -> String? {
    guard let text, !text.isEmpty, text.utf8.count <= Self.maximumLength else { return nil }
    let isValid = text.allSatisfy { character in
      character.isASCII
        && (character.isLetter || character.isNumber || character == "-" || character == "_"
          || character == ".")
    }
    return isValid ? text : nil
  }
}
