import Synchronization

/// Keeps retries a small share of all requests, so that a service that fails is not asked twice as often for it.
///
/// Every request pays a share of a retry in; a retry takes a whole one out.
public final class RetryBudget: Sendable {
  private let share: Double
  private let reserve: Double
  private let balance: Mutex<Double>

  /// - Parameters:
  ///   - share: How many retries a request allows; 0.1 unless told otherwise.
  ///   - reserve: How many retries are saved up at most, and at first; for clients that ask rarely. 10 unless told
  ///     otherwise.
  public init(share: Double = 0.1, reserve: Int = 10) {
    self.share = share
    self.reserve = Double(reserve)
    self.balance = Mutex(Double(reserve))
  }

  /// A request is sent for the first time.
  public func deposit() {
    self.balance.withLock { $0 = min($0 + self.share, self.reserve) }
  }

  /// Whether a request may be sent again.
  public func withdraw() -> Bool {
    self.balance.withLock { balance in
      // A tenth has no exact binary form: ten of them are a little less than one.
      guard balance > 1 - 1e-9 else { return false }
      balance -= 1
      return true
    }
  }
}
