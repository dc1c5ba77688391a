import Collector
import FoundationEssentials
import Testing

@Suite("Snapshots")
struct SnapshotDraftTests {
  private static func record(_ id: String, answer: String = "Sure.") -> SnapshotRecord {
    SnapshotRecord(
      recordID: id, group: "g", category: .appointment,
      messages: [
        Message(role: .user, content: "Hi/there \"you\""),
        Message(role: .assistant, content: answer),
      ], quality: 0.93, corrected: false)
  }

  @Test("have an id that does not depend on the order of records")
  func order() throws {
    let records = ["b", "a", "c"].map { Self.record($0) }
    #expect(try SnapshotDraft(records).id == SnapshotDraft(records.reversed()).id)
  }

  @Test("have another id when any content differs")
  func content() throws {
    let id = try SnapshotDraft([Self.record("a"), Self.record("b")]).id
    #expect(try SnapshotDraft([Self.record("a")]).id != id)
    #expect(try SnapshotDraft([Self.record("a"), Self.record("b", answer: "No.")]).id != id)
  }

  @Test("have records in a form that is fixed to the byte")
  func canonicalForm() throws {
    let expected = """
      {"category":"appointment","corrected":false,"group":"g","messages":[{"content":"Hi/there \\"you\\"",\
      "role":"user"},{"content":"Sure.","role":"assistant"}],"quality":0.93,"recordID":"a"}
      """
    let bytes = try Self.record("a").canonicalBytes()
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    #expect(try SnapshotRecord(canonicalBytes: bytes) == Self.record("a"))
  }

  /// The same records and digest stand in the Trainer's tests, which computes it again.
  @Test("have the id that others compute from their records")
  func contract() throws {
    let other = SnapshotRecord(
      recordID: "b", group: "h", category: nil, messages: [Message(role: .user, content: "é\n")],
      quality: 1, corrected: true)
    #expect(
      try SnapshotDraft([other, Self.record("a")]).id.rawValue
        == "sha256:b3fac80115dd4b506d41717b331cd72040499860b33856eb0503550cb1ad8f8f")
  }

  @Test("of nothing have the digest of nothing")
  func empty() throws {
    #expect(
      try SnapshotDraft([]).id.rawValue
        == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
