import FoundationEssentials
import Testing

/// Every input that the fuzzer has kept, and every one that once broke something, without the fuzzer.
@Suite struct CorpusReplayTests {
  private static let directory: URL = {
    // The sources may be reached by a link of another package.
    var directory = URL(filePath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<3 { directory.deleteLastPathComponent() }
    return directory.appending(path: "Fuzzing", directoryHint: .isDirectory)
  }()

  @Test("No input of the corpus breaks a property", arguments: FuzzTarget.allCases)
  func corpus(_ target: FuzzTarget) throws {
    let count = try Self.replay(target, from: "Corpus")
    #expect(count > 10, "a target without inputs tests nothing")
  }

  @Test("No input that was once found does it again", arguments: FuzzTarget.allCases)
  func failCases(_ target: FuzzTarget) throws {
    _ = try Self.replay(target, from: "FailCases")
  }

  @Test("An input that breaks a property is seen")
  func findingIsSeen() {
    #expect(throws: FuzzFinding.self) { try claim(false, "it does not hold") }
  }

  /// Replays a folder; it may be missing.
  ///
  /// - Returns: How many inputs there were.
  private static func replay(_ target: FuzzTarget, from folder: String) throws -> Int {
    let directory = Self.directory.appending(path: "\(folder)/\(target.rawValue)")
    let manager = FileManager.default
    guard manager.fileExists(atPath: directory.path) else { return 0 }
    let names = try manager.contentsOfDirectory(atPath: directory.path)
    for name in names {
      let input = try Data(contentsOf: directory.appending(path: name))
      do {
        try target.run(Array(input))
      } catch {
        Issue.record("\(folder)/\(target.rawValue)/\(name): \(error)")
      }
    }
    return names.count
  }
}
