/// How a setting is called in the different sources.
enum ConfigurationName {
  /// The environment variable of a key: `["training", "minDataThreshold"]` is
  /// "TRAINING_MIN_DATA_THRESHOLD". The same rule as swift-configuration's.
  static func environmentVariable(for components: [String]) -> String {
    components.map(self.word).joined(separator: "_")
  }

  private static func word(_ component: String) -> String {
    var word = ""
    var previous: Character?
    for character in component {
      if character.isUppercase, previous?.isLowercase == true { word.append("_") }
      word += character.isLetter || character.isNumber ? character.uppercased() : "_"
      previous = character
    }
    return word
  }
}
