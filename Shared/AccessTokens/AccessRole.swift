/// What the bearer of a token may do on the public interface.
public enum AccessRole: String, Codable, CaseIterable, Hashable, Sendable {
  /// Operates the system: starts, stops, deploys, rolls back, reads the audit trail.
  case admin
  /// Reviews data, evaluations and releases, and approves them.
  case analyst
  /// The assistant itself: hands in conversations and feedback, and asks for answers.
  case ingest
}
