import Collector
import FoundationEssentials
import GRDB
import Logging
import StoreKit
import Testing

@Suite("After a restart")
struct RestartTests {
  @Test("everything is as it was, and repeated items are recognised")
  func persistence() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a"), .good("b", topic: 1)])
      let statistics = try await rig.statistics()
      let snapshot = try await rig.datasets.create(
        minimumQuality: nil, for: CollectorRig.requester)
      try await rig.restarted { rig in
        #expect(try await rig.statistics() == statistics)
        #expect(try await rig.ingest([.good("a")]).results.map(\.outcome) == [.duplicate])
        let again = try await rig.datasets.create(
          minimumQuality: nil, for: CollectorRig.requester)
        #expect(again.id == snapshot.id)
      }
    }
  }

  @Test("another threshold decides anew what qualifies")
  func threshold() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a"), .good("b", topic: 1)])
      #expect(try await rig.statistics().qualified == 2)
      try await rig.restarted(threshold: 1) { rig in
        let statistics = try await rig.statistics()
        #expect((statistics.qualified, statistics.newQualified) == (0, 0))
      }
    }
  }

  @Test("conversations of former rules are curated again before they are samples")
  func outdated() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a"), .good("b", topic: 1)])
      try await rig.database.write { db in
        try db.execute(sql: "UPDATE conversation SET curator_version = 'old' WHERE id = 1")
      }
      #expect(
        try await rig.datasets.create(minimumQuality: nil, for: CollectorRig.requester).recordCount
          == 1)
      let job = CurationJob(store: rig.store, logger: Logger(label: "test"))
      #expect(try await job.curateOutdated() == 1)
      #expect(try await rig.record("a").messages.count == 2)
      #expect(
        try await rig.datasets.create(minimumQuality: nil, for: CollectorRig.requester).recordCount
          == 2)
    }
  }

  @Test("counters agree with a count of the rows")
  func counters() async throws {
    try await CollectorRig.with { rig in
      for round in 0..<3 {
        try await rig.ingest((0..<4).map { .good("\(round)-\($0)", topic: $0 + round) })
        try await rig.ingest(
          FeedbackSubmission(id: "f", conversationID: "\(round)-1", vote: round == 1 ? .down : .up))
      }
      let counted = try await rig.database.read { db in
        try Row.fetchOne(
          db,
          sql: """
            SELECT COUNT(*), TOTAL(state = 'accepted'), TOTAL(duplicate_of IS NOT NULL),
              TOTAL(qualified), (SELECT COUNT(*) FROM feedback) FROM conversation
            """
        ).map { row in (0..<5).map { Int(row[$0] as Double) } }
      }
      let statistics = try await rig.statistics()
      #expect(
        counted == [
          statistics.conversations, statistics.accepted, statistics.nearDuplicates,
          statistics.qualified, statistics.feedback,
        ])
    }
  }

  @Test("events of before a time are forgotten, and no others")
  func retention() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a")])
      #expect(try await rig.store.forgetEvents(before: CollectorRig.now) == 0)
      let later = CollectorRig.now.addingTimeInterval(1)
      #expect(try await rig.store.forgetEvents(before: later) == 1)
    }
  }
}
