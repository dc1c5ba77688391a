/// Tells from a name whether its value is a secret.
enum SecretName {
  private static let words: Set<String> = [
    "password", "passwd", "passphrase", "secret", "token", "authorization", "cookie", "credential",
    "credentials", "bearer", "jwt",
  ]
  private static let kindsOfKey: Set<String> = ["api", "private", "secret", "openai", "azure"]

  /// Whether a setting, header or log field of this name is to be hidden: "OPENAI_API_KEY",
  /// "x-auth-token", "clientSecret"; but not "completion_tokens" or "idempotency.key".
  static func matches(_ name: String) -> Bool {
    let parts = self.parts(of: name)
    if parts.contains(where: self.words.contains) { return true }
    return zip(parts, parts.dropFirst()).contains { kind, key in
      key == "key" && self.kindsOfKey.contains(kind)
    }
  }

  /// The words of a name in lower case, split at punctuation and where camel case begins a word.
  private static func parts(of name: String) -> [String] {
    var parts: [String] = [""]
    var previous: Character?
    for character in name {
      let beginsWord = character.isUppercase && previous?.isLowercase == true
      if !character.isLetter && !character.isNumber || beginsWord { parts.append("") }
      if character.isLetter || character.isNumber {
        parts[parts.count - 1] += character.lowercased()
      }
      previous = character
    }
    return parts.filter { !$0.isEmpty }
  }
}
