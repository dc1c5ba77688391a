/// The arguments of the benchmark's programs, `--key value` each.
public struct Arguments: Sendable {
  private let values: [String: String]

  /// Reads the arguments of this process; ends it when they are not pairs.
  public static func ofProcess() -> Arguments { Arguments(CommandLine.arguments.dropFirst()) }

  private init(_ words: ArraySlice<String>) {
    var values: [String: String] = [:]
    var rest = words
    while let key = rest.popFirst() {
      guard key.hasPrefix("--"), let value = rest.popFirst() else {
        Failure.end("usage: --key value …; what is '\(key)'?", status: 64)
      }
      values[String(key.dropFirst(2))] = value
    }
    self.values = values
  }

  /// An argument's text; ends the process when it is missing.
  public func text(_ key: String) -> String {
    guard let value = self.values[key] else {
      Failure.end("--\(key) is missing", status: 64)
    }
    return value
  }

  /// An argument's text; nil when it is missing.
  public func optionalText(_ key: String) -> String? { self.values[key] }

  /// An argument's number; ends the process when it is none.
  public func number<Number: LosslessStringConvertible>(
    _ key: String, default fallback: Number? = nil
  ) -> Number {
    guard let value = self.values[key] else {
      guard let fallback else { Failure.end("--\(key) is missing", status: 64) }
      return fallback
    }
    guard let number = Number(value) else {
      Failure.end("--\(key) '\(value)' is not a number", status: 64)
    }
    return number
  }

  /// The folder with the keys, of the mode `tls=FOLDER`; nil for plaintext.
  public var keyFolder: String? {
    guard let mode = self.values["mode"], mode.hasPrefix("tls=") else { return nil }
    return String(mode.dropFirst(4))
  }
}
