extension Double {
  /// The number with at most three decimals, as details and blockers show it.
  var inThousandths: String {
    let rounded = (self * 1000).rounded() / 1000
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}
