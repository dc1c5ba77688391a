/// One observation of a service about itself.
public struct HealthCheckResult: Hashable, Sendable {
  /// How good it is.
  public enum State: String, Sendable, CaseIterable {
    /// As it should be.
    case pass
    /// It works, but an operator should look.
    case warn
    /// It does not work.
    case fail
  }

  /// How good it is.
  public var state: State
  /// What was observed, and when not passing, the cause.
  public var detail: String
  /// What the operator can do about it; empty when passing.
  public var remedy: String

  /// An observation.
  public init(state: State, detail: String, remedy: String = "") {
    self.state = state
    self.detail = detail
    self.remedy = remedy
  }

  /// All is well.
  public static func pass(_ detail: String) -> HealthCheckResult {
    HealthCheckResult(state: .pass, detail: detail)
  }

  /// It works, but `detail` is not as it should be.
  public static func warn(_ detail: String, remedy: String) -> HealthCheckResult {
    HealthCheckResult(state: .warn, detail: detail, remedy: remedy)
  }

  /// It does not work because of `detail`.
  public static func fail(_ detail: String, remedy: String) -> HealthCheckResult {
    HealthCheckResult(state: .fail, detail: detail, remedy: remedy)
  }
}
