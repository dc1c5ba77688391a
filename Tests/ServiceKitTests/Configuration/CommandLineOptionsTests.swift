import Testing

@testable import ServiceKit

struct CommandLineOptionsTests {
  private let keys = [
    ConfigurationKey("TRAINING_EPOCHS", default: "3", "epochs"),
    ConfigurationKey("REDDYTALK_DATA_DIR", default: nil, "data"),
  ]

  private func values(_ arguments: String...) throws -> [String: String] {
    try CommandLineOptions(arguments, keys: self.keys).values
  }

  @Test func `an option sets the variable of its name`() throws {
    #expect(try self.values("--training-epochs", "5") == ["TRAINING_EPOCHS": "5"])
  }

  @Test func `a value may follow an equals sign and be anything`() throws {
    #expect(try self.values("--reddytalk-data-dir=a=b,c") == ["REDDYTALK_DATA_DIR": "a=b,c"])
  }

  @Test func `a negative number is a value`() throws {
    #expect(try self.values("--training-epochs", "-1") == ["TRAINING_EPOCHS": "-1"])
  }

  @Test func `help and version are recognised`() throws {
    #expect(try CommandLineOptions(["--help"], keys: []).asksForHelp)
    #expect(try CommandLineOptions(["--version"], keys: []).asksForVersion)
  }

  @Test func `an unknown option is refused by name`() {
    #expect(throws: ConfigurationError.unknownOption("--training-epoch")) {
      try self.values("--training-epoch", "5")
    }
  }

  @Test func `an option without its value is refused`() {
    #expect(throws: ConfigurationError.missingValue(option: "--training-epochs")) {
      try self.values("--training-epochs", "--reddytalk-data-dir", "x")
    }
  }

  @Test func `an argument that belongs to no option is refused`() {
    #expect(throws: ConfigurationError.unexpectedArgument("5")) { try self.values("5") }
  }

  @Test func `no two settings of a service share an option`() {
    for service in ServiceName.allCases {
      let options = ConfigurationKey.common(to: service).map(\.option)
      #expect(Set(options).count == options.count)
    }
  }
}
