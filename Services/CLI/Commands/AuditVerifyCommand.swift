import ArgumentParser
import Foundation
import RESTContract
import Rainbow

/// `reddytalk audit verify`
struct AuditVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Computes the trails anew, and names the first record that is not as it was written.",
    discussion: """
      Holds each trail against its own signed checkpoints and against what its witness keeps. Ends \
      with 1 when one of them is damaged. With --data it looks at files; heads on paper and other \
      witnesses' stores are taken into account with --head and --witness.
      """)

  @OptionGroup var trails: TrailOptions
  @OptionGroup var evidence: EvidenceOptions
  @Option(
    help: ArgumentHelp(
      "A line that 'reddytalk audit head' printed; with --data.", valueName: "line"))
  var head: [String] = []
  @Option(help: "A further witness' store or directory; with --data.") var witness: [String] = []
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    if self.evidence.data == nil, !(self.head.isEmpty && self.witness.isEmpty) {
      throw ValidationError("--head and --witness go with --data.")
    }
  }

  func run() async throws {
    try await CommandRunner.run {
      let results = try await self.results()
      let output = self.connection.output
      try output.show(results) {
        for result in results { output.line(Self.text(of: result)) }
      }
      let damaged = results.filter { !$0.isIntact }
      guard let first = damaged.first else { return }
      throw CommandFailure(
        .refused,
        "\(damaged.count) of \(results.count) trails are not as they were written; "
          + "\(first.service) from record \(first.firstBadSequence ?? 0) on",
        remedy: "Keep the files as they are, and compare with backups and with heads on paper.")
    }
  }

  private func results() async throws -> [AuditVerificationResource] {
    if let path = self.evidence.path {
      return try await StoredTrails(
        at: path, services: self.trails.services,
        witnessPaths: self.witness.map { URL(filePath: $0).absoluteURL }, headLines: self.head,
        keys: self.evidence.keyDirectory(self.connection)
      ).verify()
    }
    let client = try await self.connection.makeClient()
    var results: [AuditVerificationResource] = []
    for service in self.trails.chosen {
      results.append(
        try await client.get(
          "/api/training-pipeline/audit/verification/\(service)", timeout: .seconds(600)))
    }
    return results
  }

  private static func text(of result: AuditVerificationResource) -> String {
    let witness =
      result.witnessedSequence.map { "\(result.witness ?? "") has witnessed \($0)" }
      ?? "nobody has witnessed any"
    guard !result.isIntact else {
      return "\("✓".green) \(result.service): \(result.intactEntries) records, "
        + "\(result.vouchedSequence) signed, \(witness)"
    }
    return "\("✗".red) \(result.service): first bad record \(result.firstBadSequence ?? 0), "
      + "\(result.damage ?? "damaged"): \(result.detail ?? "")"
  }
}
