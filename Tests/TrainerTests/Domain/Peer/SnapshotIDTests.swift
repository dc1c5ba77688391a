import Testing

@testable import Trainer

@Suite("A snapshot's id")
struct SnapshotIDTests {
  private let records = [
    TrainingRecord(
      recordID: "a", group: "g", category: "appointment",
      messages: [
        TrainingRecord.Message(role: "user", content: "Hi/there \"you\""),
        TrainingRecord.Message(role: "assistant", content: "Sure."),
      ], quality: 0.93, isCorrected: false),
    TrainingRecord(
      recordID: "b", group: "h", category: nil,
      messages: [TrainingRecord.Message(role: "user", content: "é\n")], quality: 1,
      isCorrected: true),
  ]

  /// The same records and digest stand in the Collector's tests, which makes it.
  @Test("is what the Collector makes of the same records")
  func contract() throws {
    #expect(
      try SnapshotID(of: self.records).rawValue
        == "sha256:b3fac80115dd4b506d41717b331cd72040499860b33856eb0503550cb1ad8f8f")
  }

  @Test("is another for any other record, and for any other order")
  func content() throws {
    let id = try SnapshotID(of: self.records)
    var altered = self.records
    altered[0].quality = 0.94
    #expect(try SnapshotID(of: altered) != id)
    #expect(try SnapshotID(of: self.records.reversed()) != id)
    #expect(try SnapshotID(of: self.records.dropLast()) != id)
  }
}
