import ArgumentParser
import Foundation
import Rainbow

/// `reddytalk demo`
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Runs the whole loop once, from conversations to a rolled-back bad version.",
    discussion: """
      Starts five services on free ports with a fresh data directory, and ends with 'demo: ok' and \
      0 only when every check held.
      """)

  @Option(
    help: "Directory with conversations/*.jsonl to train on too; skipped where it is missing.")
  var data: String?
  @Option(help: "File to write what was measured to.") var summary = "build/demo-summary.json"
  @Flag(help: "Keep the data directory.") var keep = false

  func run() async throws {
    try await CommandRunner.run {
      let directory = FileManager.default.temporaryDirectory.appending(
        path: "reddytalk-demo-\(UUID().uuidString.prefix(8).lowercased())")
      let demo = Demo(
        dataDirectory: directory, realData: self.data.map { URL(filePath: $0) },
        output: Output(isJSON: false))
      let summary = await demo.run()
      try self.write(summary)
      let isKept = self.keep || !summary.passed
      if isKept {
        print("data and logs are kept in \(directory.path)")
      } else {
        try? FileManager.default.removeItem(at: directory)
      }
      guard let failed = summary.checks.first(where: { !$0.passed }) else {
        print("demo: ok")
        return
      }
      print("demo: failed: \(failed.name): \(failed.detail)")
      throw ExitCode(CommandFailure.Code.refused.rawValue)
    }
  }

  private func write(_ summary: DemoSummary) throws {
    let file = URL(filePath: self.summary)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(summary).write(to: file, options: .atomic)
    print("measurements are in \(file.path)")
  }
}
