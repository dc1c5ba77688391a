import ArgumentParser
import RESTContract
import StoreKit

/// `reddytalk audit head`
struct AuditHeadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head",
    abstract: "Prints the newest signed checkpoint of each trail, a line each.",
    discussion: """
      Keep the lines where nobody who can reach the system can change them: on paper, or with \
      somebody else. 'reddytalk audit verify --data DIR --head LINE' shows later that nothing before \
      them was changed.
      """)

  @OptionGroup var trails: TrailOptions
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let output = self.connection.output
      if let path = self.evidence.path {
        let heads = try StoredTrails(
          at: path, services: self.trails.services, witnessPaths: [], headLines: [],
          keys: self.evidence.keyDirectory(self.connection)
        ).newestHeads().map(\.line)
        return try output.show(heads) { for line in heads { output.line(line) } }
      }
      let client = try await self.connection.makeClient()
      let all: AuditHeadsResource = try await client.get("/api/training-pipeline/audit/heads")
      let chosen = AuditHeadsResource(
        trails: all.trails.filter { self.trails.chosen.contains($0.service) })
      try output.show(chosen) {
        for line in chosen.trails.compactMap(\.head) { output.line(line) }
      }
      if let missing = chosen.trails.first(where: { $0.head == nil }) {
        throw CommandFailure(
          .unavailable, "the \(missing.service) has shown no head",
          remedy: "Try again in a minute, and look into its health.")
      }
    }
  }
}
