/// The key service did not answer, or not usefully, however often it was asked. It may later.
public struct KeyServiceUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it is.
  public let host: String
  /// What happened the last time.
  public let reason: String
  /// How often it was asked.
  public let attempts: Int

  public var description: String {
    "the key service at \(self.host) cannot be used now: \(self.reason) (asked \(self.attempts) times); "
      + "no key of the store can be opened without it"
  }
}
