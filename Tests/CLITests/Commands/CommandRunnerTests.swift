import Foundation
import Testing

@testable import CLI

@Suite struct CommandRunnerTests {
  @Test("A file that is missing is named")
  func missing() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "no such receipt.json")
    let error = #expect(throws: CocoaError.self) { try Data(contentsOf: path) }
    let text = CommandRunner.text(of: try #require(error))
    #expect(text == "\(path.path(percentEncoded: false)): there is no such file")
  }

  @Test("A file that may not be read is named")
  func forbidden() {
    let error = CocoaError(.fileReadNoPermission, userInfo: [NSFilePathErrorKey: "/data/receipt"])
    #expect(CommandRunner.text(of: error) == "/data/receipt: access is not permitted")
  }
}
