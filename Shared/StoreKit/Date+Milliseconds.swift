public import FoundationEssentials

extension Date {
  /// Milliseconds since the Unix epoch, to the nearest: how stores and messages keep time.
  public var millisecondsSinceEpoch: Int64 {
    Int64((self.timeIntervalSince1970 * 1000).rounded())
  }

  /// The time `milliseconds` after the Unix epoch.
  public init(millisecondsSinceEpoch milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }
}
