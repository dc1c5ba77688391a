import Testing

@testable import ServiceKit

struct EnvironmentFileTests {
  private func values(_ text: String) throws -> [String: String] {
    try EnvironmentFile(text, path: ".env").values
  }

  @Test func `plain assignments are read`() throws {
    #expect(try self.values("A=1\nB_2 = two words \n") == ["A": "1", "B_2": "two words"])
  }

  @Test func `comments and blank lines mean nothing`() throws {
    #expect(try self.values("# first\n\n  # second\nA=1 # why\n") == ["A": "1"])
  }

  @Test func `quotes keep spaces and hashes`() throws {
    #expect(
      try self.values("A=\" x # y \"\nB='z' # why") == ["A": " x # y ", "B": "z"])
  }

  @Test func `values may contain the equals sign and hashes inside words`() throws {
    #expect(try self.values("URL=https://h/?a=b#c") == ["URL": "https://h/?a=b#c"])
  }

  @Test func `export is understood`() throws {
    #expect(try self.values("export A=1") == ["A": "1"])
  }

  @Test func `the last value of a repeated name counts`() throws {
    #expect(try self.values("A=1\nA=2") == ["A": "2"])
  }

  @Test(arguments: ["A", "=1", "A B=1", "A=\"open", "A=\"x\" y", "Ä=1"])
  func `a line of another form is reported with its number`(line: String) {
    #expect(throws: ConfigurationError.malformedLine(file: ".env", line: 2)) {
      try self.values("OK=1\n\(line)")
    }
  }
}
