import Foundation
import StoreKit

/// Reads records one after the other, in the clear and sealed, in one transaction a hundred.
struct ReadCase {
  let directory: URL
  let seconds: Double

  private static let records: Int64 = 10_000
  private static let batch: Int64 = 100

  /// Records a second.
  func recordsPerSecond() async throws -> [(String, Double)] {
    var rates: [(String, Double)] = []
    for (name, isSealed) in [("read", false), ("read_sealed", true)] {
      let bench = try await BenchStore(directory: self.directory.appending(path: name))
      try await bench.store.write { db in
        for id in 0..<Self.records {
          try bench.insert(bench.record(id, isSealed: isSealed), in: db)
        }
      }
      rates.append((name, try await self.rate(of: bench, isSealed: isSealed)))
      try await bench.store.close()
    }
    return rates
  }

  private func rate(of bench: BenchStore, isSealed: Bool) async throws -> Double {
    let start = ContinuousClock.now
    var (next, count) = (Int64(0), 0)
    while ContinuousClock.now - start < .seconds(self.seconds) {
      let first = next
      count += try await bench.store.read { db in
        try (first..<first + Self.batch).count { id in
          try bench.read(id, isSealed: isSealed, in: db)?.count == bench.recordBytes
        }
      }
      next = (next + Self.batch) % Self.records
    }
    return Double(count) / ((ContinuousClock.now - start) / .seconds(1))
  }
}
