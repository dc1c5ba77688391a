import Foundation

/// What the stores must reach, as ratios within one run.
enum StoreBars {
  /// Prints each bar with PASS or FAIL; whether all hold.
  static func judge(_ results: StoreResults) -> Bool {
    // What sealing adds to the time of a record: the inverse of the ratio of the rates.
    let sealing = 1 / results.ratio("insert_w256_sealed", to: "insert_w256") - 1
    let bars: [(what: String, value: Double, holds: Bool)] = [
      (
        "grouped commits of 256 writers, by single ones >= 30",
        results.ratio("commit_w256", to: "commit_w1"),
        results.ratio("commit_w256", to: "commit_w1") >= 30
      ),
      ("time that sealing adds to a grouped insert of 2 KiB <= 0.15", sealing, sealing <= 0.15),
      (
        "seconds to verify 1,000,000 audit records <= 60",
        1_000_000 / results.median("audit_verify"),
        1_000_000 / results.median("audit_verify") <= 60
      ),
    ]
    for name in results.cases {
      StoreBench.report(
        "\(name.padding(toLength: 22, withPad: " ", startingAt: 0)) "
          + "\(Int(results.median(name).rounded())) a second")
    }
    for bar in bars {
      StoreBench.report(
        "\(bar.holds ? "PASS" : "FAIL")  \(bar.what): \((bar.value * 100).rounded() / 100)")
    }
    return bars.allSatisfy(\.holds)
  }
}
