import Foundation
import Synchronization

/// Records each token when it is shown for the first time since the Gateway started: that is when somebody signs in,
/// since tokens are made elsewhere.
final class SignIns: Sendable {
  private let auditor: Auditor
  private let maximum: Int
  /// When the tokens that have been seen expire.
  private let seen = Mutex<[String: Date]>([:])

  /// - Parameter maximum: Beyond this many, those that have expired are forgotten.
  init(auditor: Auditor, maximum: Int = 10_000) {
    self.auditor = auditor
    self.maximum = maximum
  }

  /// Records the sign-in when it is one.
  func note(_ principal: Principal, requestID: String, now: Date) async {
    let isFirst = self.seen.withLock { seen in
      if seen.count >= self.maximum { seen = seen.filter { $0.value > now } }
      return seen.updateValue(principal.expiresAt, forKey: principal.tokenID) == nil
    }
    guard isFirst else { return }
    let origin = CallOrigin(principal: principal, requestID: requestID)
    guard await !self.auditor.signIn(principal, for: origin) else { return }
    // The next request tries again.
    self.seen.withLock { $0[principal.tokenID] = nil }
  }
}
