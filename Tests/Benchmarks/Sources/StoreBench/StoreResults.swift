import BenchKit
import Foundation

/// Rates by case, a figure a round.
struct StoreResults {
  private(set) var cases: [String] = []
  private var rates: [String: [Double]] = [:]

  mutating func add(_ rate: Double, to name: String) {
    if self.rates[name] == nil { self.cases.append(name) }
    self.rates[name, default: []].append(rate)
  }

  /// The median over the rounds.
  func median(_ name: String) -> Double { Self.median(self.rates[name] ?? []) }

  /// The median of the rounds' own ratios.
  func ratio(_ name: String, to base: String) -> Double {
    Self.median(zip(self.rates[name] ?? [], self.rates[base] ?? []).map { $0 / $1 })
  }

  /// One line of JSON per case.
  func printLines() {
    for name in self.cases {
      print(#"{"case":"\#(name)","per_s":\#(Int(self.median(name).rounded()))}"#)
    }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
