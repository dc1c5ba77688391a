public import Configuration

/// Getters that check what they return and fail naming the setting.
extension ConfigReader {
  /// A whole number within `range`.
  public func int(
    _ key: ConfigKey, default defaultValue: Int, in range: ClosedRange<Int>
  ) throws(ConfigurationError) -> Int {
    let value = self.int(forKey: key, default: defaultValue)
    guard range.contains(value) else {
      throw .invalid(
        name: self.name(of: key),
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A number within `range`.
  public func double(
    _ key: ConfigKey, default defaultValue: Double, in range: ClosedRange<Double>
  ) throws(ConfigurationError) -> Double {
    let value = self.double(forKey: key, default: defaultValue)
    guard range.contains(value) else {
      throw .invalid(
        name: self.name(of: key),
        expected: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// One of the raw values of a type.
  public func choice<Choice>(
    _ key: ConfigKey, default defaultValue: Choice
  ) throws(ConfigurationError) -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let text = self.string(forKey: key) else { return defaultValue }
    guard let choice = Choice(rawValue: text) else {
      let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid(name: self.name(of: key), expected: "one of \(choices)")
    }
    return choice
  }

  /// A setting for which there is no default.
  public func required(
    _ key: ConfigKey, isSecret: Bool = false, remedy: String
  ) throws(ConfigurationError) -> String {
    guard let value = self.string(forKey: key, isSecret: isSecret), !value.isEmpty else {
      throw .missing(name: self.name(of: key), remedy: remedy)
    }
    return value
  }

  /// The setting as its environment variable, for errors. Only right on a reader without a scope.
  func name(of key: ConfigKey) -> String {
    ConfigurationName.environmentVariable(for: key.components)
  }
}
