/// The arguments of a service's program.
struct CommandLineOptions: Equatable {
  /// Settings by the name of their environment variable.
  private(set) var values: [String: String] = [:]
  /// `--help` was given.
  private(set) var asksForHelp = false
  /// `--version` was given.
  private(set) var asksForVersion = false

  /// Reads arguments without the program's name. Every option must be one of `keys`; a Boolean one
  /// may stand without a value.
  init(_ arguments: [String], keys: [ConfigurationKey]) throws(ConfigurationError) {
    let names = Dictionary(keys.map { ($0.option, $0.name) }) { first, _ in first }
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--help", "-h": self.asksForHelp = true
      case "--version": self.asksForVersion = true
      default:
        guard argument.hasPrefix("--") else { throw .unexpectedArgument(argument) }
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let option = String(parts[0])
        guard let name = names[option] else { throw .unknownOption(option) }
        if parts.count == 2 {
          self.values[name] = String(parts[1])
        } else if let value = rest.first, !value.hasPrefix("--") {
          self.values[name] = value
          rest.removeFirst()
        } else {
          throw .missingValue(option: option)
        }
      }
    }
  }
}
