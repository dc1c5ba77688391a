import RESTContract

/// What became of a file.
struct ImportSummary: Codable, Sendable, Equatable {
  /// A line that was not simply accepted.
  struct Line: Codable, Sendable, Equatable {
    /// From 1.
    var line: Int
    var id: String?
    /// "quarantined" or "rejected".
    var outcome: String
    var reasons: [String]
  }

  var file: String
  var received = 0
  var accepted = 0
  var duplicates = 0
  var quarantined = 0
  var rejected = 0
  var identifiersRemoved: [String: Int] = [:]
  /// In file order.
  var lines: [Line] = []

  init(file: String) {
    self.file = file
  }

  /// Adds the answer to one batch.
  mutating func add(_ answer: IngestResource, for batch: LineBatch) {
    self.received += answer.received
    self.accepted += answer.accepted
    self.duplicates += answer.duplicates
    self.quarantined += answer.quarantined
    self.rejected += answer.rejected
    self.identifiersRemoved.merge(answer.identifiersRemoved, uniquingKeysWith: +)
    for item in answer.items where item.outcome != "duplicate" {
      let index = item.line.map { $0 - 1 } ?? item.index
      self.lines.append(
        Line(
          line: batch.fileLine(ofIndex: index) ?? 0, id: item.id, outcome: item.outcome,
          reasons: item.reasons))
    }
  }

  /// Adds a batch of which nothing could be taken.
  mutating func add(_ problem: ProblemDetails, for batch: LineBatch) {
    self.received += batch.lineNumbers.count
    self.rejected += batch.lineNumbers.count
    for (index, number) in batch.lineNumbers.enumerated() {
      let fault = problem.errors?.first { ($0.line.map { $0 - 1 } ?? $0.index) == index }
      self.lines.append(
        Line(
          line: number, id: fault?.id, outcome: "rejected",
          reasons: [fault?.reason ?? problem.detail]))
    }
  }
}
