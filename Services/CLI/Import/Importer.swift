import Foundation
import RESTContract

/// Sends a file of conversations to the Gateway, batch by batch.
struct Importer: Sendable {
  let client: GatewayClient
  /// Where the conversations come from, for those that do not say so themselves.
  let source: String

  /// - Parameters:
  ///   - limit: stops after the batch that reaches so many conversations.
  ///   - progress: called after each batch with the share of the file that has been sent.
  func run(
    _ file: ConversationFile, limit: Int = .max,
    progress: (_ share: Double, ImportSummary) -> Void
  ) async throws -> ImportSummary {
    let size = max(try file.size(), 1)
    var summary = ImportSummary(file: file.url.lastPathComponent)
    try await file.forEachBatch { batch, bytesRead in
      try await self.send(batch, into: &summary)
      progress(min(Double(bytesRead) / Double(size), 1), summary)
      return summary.received < limit
    }
    return summary
  }

  private func send(_ batch: LineBatch, into summary: inout ImportSummary) async throws {
    let source =
      self.source.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "import"
    do {
      let answer: IngestResource = try await self.client.postLines(
        "/api/training-pipeline/conversations?source=\(source)", batch.bytes)
      summary.add(answer, for: batch)
    } catch let problem as GatewayProblem where problem.details.status == 422 {
      summary.add(problem.details, for: batch)
    }
  }
}
