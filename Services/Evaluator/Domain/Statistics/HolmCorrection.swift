/// Adjusts several p-values so that the chance of any false claim stays below the level.
///
/// S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
/// Statistics 6(2), 1979.
package enum HolmCorrection {
  /// The adjusted p-values, in the order given.
  package static func adjust(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var adjusted = values
    var running = 0.0
    for (rank, index) in order.enumerated() {
      let scaled = Double(values.count - rank) * values[index]
      running = max(running, min(1, scaled))
      adjusted[index] = running
    }
    return adjusted
  }
}
