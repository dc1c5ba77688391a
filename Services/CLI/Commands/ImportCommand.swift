import ArgumentParser
import Foundation
import Rainbow

/// `reddytalk import`
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Hands in conversations from files.",
    discussion: """
      Takes JSON Lines, or JSON with one conversation, an array, or {"conversations": […]}. \
      The good lines of a file are kept and each bad one is reported with its number. \
      Ends with 1 when nothing of a file could be taken, and with --strict with 65 when a line \
      was rejected.
      """)

  @Option(name: .customLong("file"), parsing: .upToNextOption, help: "The files.")
  var files: [String] = []
  @Flag(help: "The conversations that come with the product.") var corpus = false
  @Option(help: "Where they come from. Default: import:FILE.") var source: String?
  @Option(help: "Reported lines a file at most; all are counted.") var showLines = 20
  @Flag(help: "Ends with 65 when a line was rejected; the good ones are taken all the same.")
  var strict = false
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    if self.files.isEmpty && !self.corpus {
      throw ValidationError("Give --file FILE, or --corpus.")
    }
  }

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      let paths = self.files + (self.corpus ? try ShippedCorpus.files().map(\.path) : [])
      var summaries: [ImportSummary] = []
      for path in paths {
        let summary = try await self.importFile(path, client)
        if !self.connection.json { self.show(summary) }
        summaries.append(summary)
      }
      try self.connection.output.show(summaries) {}
      if summaries.contains(where: { $0.received > 0 && $0.rejected == $0.received }) {
        throw CommandFailure(.refused, "nothing of at least one file could be taken")
      }
      let rejected = summaries.map(\.rejected).reduce(0, +)
      if self.strict, rejected > 0 {
        throw CommandFailure(.badInput, "\(rejected) of the lines were rejected")
      }
    }
  }

  private func importFile(_ path: String, _ client: GatewayClient) async throws -> ImportSummary {
    let file = ConversationFile(path: path)
    let importer = Importer(
      client: client,
      source: self.source ?? (self.corpus ? "corpus" : "import:\(file.url.lastPathComponent)"))
    var bar = ProgressBar(label: file.url.lastPathComponent, isSilent: self.connection.json)
    let summary = try await importer.run(file) { share, summary in
      bar.draw(share, "\(summary.received) conversations")
    }
    bar.finish()
    return summary
  }

  private func show(_ summary: ImportSummary) {
    let output = self.connection.output
    output.line(
      "\(summary.file.bold): \(summary.received) received, \("\(summary.accepted) accepted".green), "
        + "\(summary.duplicates) known already, \(summary.quarantined) quarantined, "
        + (summary.rejected > 0 ? "\(summary.rejected) rejected".red : "0 rejected"))
    if !summary.identifiersRemoved.isEmpty {
      output.line("  identifiers removed: \(Rendering.counts(summary.identifiersRemoved))")
    }
    // What was rejected needs the reader's hand; what is quarantined is in the review queue.
    let ordered =
      summary.lines.filter { $0.outcome == "rejected" }
      + summary.lines.filter { $0.outcome != "rejected" }
    for line in ordered.prefix(self.showLines) {
      let id = line.id.map { " (\($0))" } ?? ""
      output.line(
        "  line \(line.line)\(id): \(line.outcome): \(line.reasons.joined(separator: "; "))")
    }
    if ordered.count > self.showLines {
      output.line("  … and \(ordered.count - self.showLines) more; --json lists all")
    }
  }
}
