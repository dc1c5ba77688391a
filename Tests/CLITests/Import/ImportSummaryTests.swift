import RESTContract
import Testing

@testable import CLI

struct ImportSummaryTests {
  private static func batch(_ numbers: [Int]) -> LineBatch {
    var batch = LineBatch()
    for number in numbers { batch.append([0x7B, 0x7D], number: number) }
    return batch
  }

  @Test func `positions in a batch become lines of the file`() {
    var summary = ImportSummary(file: "calls.jsonl")
    let answer = IngestResource(
      received: 3, accepted: 1, duplicates: 0, quarantined: 1, rejected: 1,
      identifiersRemoved: ["NAME": 2],
      items: [
        .init(index: 1, line: 2, id: "b", outcome: "quarantined", reasons: ["unsure"]),
        .init(index: 2, line: nil, id: nil, outcome: "rejected", reasons: ["no JSON"]),
      ])
    summary.add(answer, for: Self.batch([11, 13, 17]))
    #expect(summary.lines.map(\.line) == [13, 17])
    #expect(summary.identifiersRemoved == ["NAME": 2])
  }

  @Test func `counts of batches add up`() {
    var summary = ImportSummary(file: "calls.jsonl")
    let answer = IngestResource(
      received: 2, accepted: 1, duplicates: 1, quarantined: 0, rejected: 0,
      identifiersRemoved: ["NAME": 1, "DATE": 1], items: [])
    summary.add(answer, for: Self.batch([1, 2]))
    summary.add(answer, for: Self.batch([3, 4]))
    #expect(summary.received == 4)
    #expect(summary.duplicates == 2)
    #expect(summary.identifiersRemoved == ["NAME": 2, "DATE": 2])
  }

  @Test func `a batch that is refused whole names each of its lines`() {
    var summary = ImportSummary(file: "calls.jsonl")
    let problem = ProblemDetails(
      kind: .invalidParameters, status: 422, detail: "nothing could be taken",
      errors: [.init(line: 1, reason: "no messages")])
    summary.add(problem, for: Self.batch([5, 6]))
    #expect(summary.rejected == 2)
    #expect(summary.lines.map(\.line) == [5, 6])
    #expect(summary.lines.map(\.reasons) == [["no messages"], ["nothing could be taken"]])
  }
}
