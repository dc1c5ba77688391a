import RESTContract

/// Why a request is not answered as asked. Details never hold patient text or tokens.
struct Problem: Error, Hashable, Sendable {
  /// Decides the status.
  var kind: ProblemDetails.Kind
  /// What went wrong this time, and the way out.
  var detail: String
  /// The single faults, where there are several.
  var faults: [Fault]
  /// When trying again makes sense.
  var retryAfter: Duration?
  /// The methods that the path does have, for `methodNotAllowed`.
  var allowedMethods: [String]
  /// Who was not let in, where that is known; for the audit trail only.
  var principal: Principal?

  /// A problem of `kind`.
  init(
    _ kind: ProblemDetails.Kind, _ detail: String, faults: [Fault] = [],
    retryAfter: Duration? = nil, allowedMethods: [String] = [], principal: Principal? = nil
  ) {
    self.kind = kind
    self.detail = detail
    self.faults = faults
    self.retryAfter = retryAfter
    self.allowedMethods = allowedMethods
    self.principal = principal
  }

  /// One of several faults of a request.
  struct Fault: Hashable, Sendable {
    /// Position in a batch, from 0.
    var index: Int?
    /// Line of the body, from 1.
    var line: Int?
    /// The member at fault, as a JSON Pointer.
    var pointer: String?
    /// The item's id, where it could be read.
    var id: String?
    /// What is wrong.
    var reason: String

    /// A fault at a place.
    init(
      index: Int? = nil, line: Int? = nil, pointer: String? = nil, id: String? = nil,
      reason: String
    ) {
      self.index = index
      self.line = line
      self.pointer = pointer
      self.id = id
      self.reason = reason
    }
  }
}
