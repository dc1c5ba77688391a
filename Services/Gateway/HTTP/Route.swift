import AccessTokens
import HTTPTypes

/// One thing that the public interface can do, with everything that guards it.
struct Route: Sendable {
  /// Who may call it.
  enum Access: Hashable, Sendable {
    /// Everybody; a token, when there is one, must be good all the same.
    case open
    /// Bearers of a token with one of the roles.
    case roles(Set<AccessRole>)
  }

  /// What the audit trail tells of it. Denials are always recorded.
  enum Audit: Hashable, Sendable {
    /// Nothing: it only looks.
    case denialsOnly
    /// That it is attempted, before it is done, and how it ended.
    case action(String)
    /// How it ended, before the answer. For what happens too often for two records, and whose
    /// effects are recorded where they happen. An answer that comes in pieces has two all the same:
    /// that it is given, and how it ended.
    case access(String)

    /// The action's name; nil when nothing is told.
    var name: String? {
      switch self {
      case .denialsOnly: nil
      case .action(let name), .access(let name): name
      }
    }
  }

  /// What it takes as its body.
  enum Body: Hashable, Sendable {
    /// Nothing.
    case none
    /// A JSON text, which may be absent.
    case json
    /// Something that is read as it comes, by the handler.
    case stream
  }

  /// Does it.
  typealias Handler = @Sendable (Exchange) async throws -> Reply

  /// The request's method.
  let method: HTTPRequest.Method
  /// The request's path.
  let path: PathPattern
  /// Who may call it.
  let access: Access
  /// What it costs.
  let rate: RateClass
  /// What the audit trail tells of it.
  let audit: Audit
  /// What it takes.
  let body: Body
  /// Whether answers are kept for repetitions with the same `Idempotency-Key`.
  let keepsAnswers: Bool
  /// Whether a ticket may stand for the token.
  let takesTickets: Bool
  /// Does it.
  let handler: Handler

  /// What the audit trail calls a denial on it.
  var denialName: String { self.audit.name ?? "\(self.method.rawValue) \(self.path.text)" }

  /// A route that looks.
  static func get(
    _ path: String, _ access: Access, rate: RateClass = .read, audit: Audit = .denialsOnly,
    takesTickets: Bool = false, _ handler: @escaping Handler
  ) -> Route {
    Route(
      method: .get, path: PathPattern(path), access: access, rate: rate, audit: audit,
      body: .none, keepsAnswers: false, takesTickets: takesTickets, handler: handler)
  }

  /// A route that changes something.
  static func post(
    _ path: String, _ access: Access, rate: RateClass = .write, _ audit: Audit,
    body: Body = .json, keepsAnswers: Bool = true, _ handler: @escaping Handler
  ) -> Route {
    Route(
      method: .post, path: PathPattern(path), access: access, rate: rate, audit: audit,
      body: body, keepsAnswers: keepsAnswers, takesTickets: false, handler: handler)
  }
}
