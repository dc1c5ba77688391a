import ArgumentParser
import Foundation
import RESTContract

/// `reddytalk audit search`
struct AuditSearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Finds records, the newest first.")

  @OptionGroup var trails: TrailOptions
  @Option(help: "At this time or later, like 2026-07-03T08:00:00Z.") var since: String?
  @Option(help: "Before this time.") var until: String?
  @Option(help: "By this person or service.") var actor: String?
  @Option(help: "This action, like model.approve; with a point at the end all of a kind: model.")
  var action: String?
  @Option(help: "Done to this: the id of a version, a deployment, a record.") var object: String?
  @Option(help: "attempted, succeeded, denied or failed.") var outcome: String?
  @Option(help: "Of this request, in all services.") var request: String?
  @Option(help: "How many at most, 1 to 200.") var limit = 50
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      var found: [FoundRecord] = []
      for service in self.trails.chosen {
        let page: AuditResource = try await client.get(
          "/api/training-pipeline/audit?\(self.query(service))")
        found += page.entries.map { FoundRecord(service: service, record: $0) }
      }
      found.sort {
        ($0.record.occurredAt, $0.record.sequence) > ($1.record.occurredAt, $1.record.sequence)
      }
      found = Array(found.prefix(self.limit))
      let output = self.connection.output
      try output.show(found) {
        output.table(
          [
            "TIME", "SERVICE", "RECORD", "ACTOR", "ACTION", "OBJECT", "OUTCOME", "REASON",
            "REQUEST",
          ],
          found.map { found in
            let record = found.record
            return [
              Rendering.time(record.occurredAt), found.service, String(record.sequence),
              record.actor,
              record.action, record.objectId, record.outcome, record.reason, record.requestId,
            ]
          })
      }
    }
  }

  func query(_ service: String) -> String {
    let items = [
      ("service", service), ("since", self.since), ("until", self.until), ("actor", self.actor),
      ("action", self.action), ("object", self.object), ("outcome", self.outcome),
      ("request", self.request), ("limit", String(self.limit)),
    ]
    return items.compactMap { name, value in
      value.map { "\(name)=\(Self.encoded($0))" }
    }.joined(separator: "&")
  }

  /// RFC 3986: everything that is not unreserved is written in digits.
  private static func encoded(_ text: String) -> String {
    let unreserved = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? text
  }
}

/// A record and whose trail it is in.
private struct FoundRecord: Encodable {
  let service: String
  let record: AuditResource.Entry
}
