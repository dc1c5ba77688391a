import Foundation
import StoreKit
import Synchronization

/// Writers that each insert a record and wait until it is durable before they insert the next.
struct InsertCase {
  let name: String
  let writers: Int
  let bytes: Int
  let isSealed: Bool

  /// What a commit costs shows with records that cost little themselves; what sealing adds, with those of the
  /// size of a conversation.
  static let all = [
    InsertCase(name: "commit_w1", writers: 1, bytes: 64, isSealed: false),
    InsertCase(name: "commit_w16", writers: 16, bytes: 64, isSealed: false),
    InsertCase(name: "commit_w256", writers: 256, bytes: 64, isSealed: false),
    InsertCase(name: "insert_w256", writers: 256, bytes: 2048, isSealed: false),
    InsertCase(name: "insert_w256_sealed", writers: 256, bytes: 2048, isSealed: true),
  ]

  /// Acknowledged records a second.
  func commitsPerSecond(in directory: URL, seconds: Double) async throws -> Double {
    let bench = try await BenchStore(directory: directory, recordBytes: self.bytes)
    let ids = Counter()
    let warm = ContinuousClock.now + .seconds(seconds / 5)
    let end = warm + .seconds(seconds)
    let isSealed = self.isSealed
    let count = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<self.writers {
        group.addTask {
          var count = 0
          while ContinuousClock.now < end {
            let record = try bench.record(ids.next(), isSealed: isSealed)
            try await bench.store.write { try bench.insert(record, in: $0) }
            let now = ContinuousClock.now
            if now >= warm && now < end { count += 1 }
          }
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    try await bench.store.close()
    return Double(count) / seconds
  }
}

/// The ids of records.
private final class Counter: Sendable {
  private let last = Atomic<Int64>(0)

  func next() -> Int64 { self.last.wrappingAdd(1, ordering: .relaxed).newValue }
}
