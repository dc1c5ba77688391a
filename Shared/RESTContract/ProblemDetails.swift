/// An error of the public interface, as RFC 9457 defines it, media type `application/problem+json`.
public struct ProblemDetails: Codable, Sendable, Equatable {
  /// What kind of problem this is: `urn:reddytalk:problem:` and a `Kind`.
  public var type: String
  /// The kind in words; the same for every occurrence.
  public var title: String
  /// The HTTP status code.
  public var status: Int
  /// What went wrong this time, and the way out.
  public var detail: String
  /// The path that was called.
  public var instance: String?
  /// Finds this occurrence in logs and in the audit trail.
  public var requestId: String?
  /// The single faults, where there are several.
  public var errors: [Fault]?

  public init(
    kind: Kind, status: Int, detail: String, instance: String? = nil, requestId: String? = nil,
    errors: [Fault]? = nil
  ) {
    self.type = kind.uri
    self.title = kind.title
    self.status = status
    self.detail = detail
    self.instance = instance
    self.requestId = requestId
    self.errors = errors
  }

  /// The kind named by `type`; nil when a newer server sent one that is not known here.
  public var kind: Kind? {
    Kind(rawValue: String(self.type.dropFirst(Kind.uriPrefix.count)))
  }

  /// One of several faults of a request.
  public struct Fault: Codable, Sendable, Equatable {
    /// Position of the item in a batch, from 0.
    public var index: Int?
    /// Line of the body in JSON Lines, from 1.
    public var line: Int?
    /// The field at fault, as a JSON Pointer (RFC 6901).
    public var pointer: String?
    /// The item's id, where it could be read.
    public var id: String?
    public var reason: String

    public init(
      index: Int? = nil, line: Int? = nil, pointer: String? = nil, id: String? = nil, reason: String
    ) {
      self.index = index
      self.line = line
      self.pointer = pointer
      self.id = id
      self.reason = reason
    }
  }

  /// The problem types of this interface.
  public enum Kind: String, CaseIterable, Sendable {
    case malformedRequest = "malformed-request"
    case invalidParameters = "invalid-parameters"
    case missingToken = "missing-token"
    case invalidToken = "invalid-token"
    case expiredToken = "expired-token"
    case forbidden = "forbidden"
    case notFound = "not-found"
    case unknownModel = "unknown-model"
    case methodNotAllowed = "method-not-allowed"
    case runAlreadyActive = "run-already-active"
    case wrongState = "wrong-state"
    case verdictMissing = "verdict-missing"
    case modelRetiring = "model-retiring"
    case approvalMissing = "approval-missing"
    case approvalBySameIdentity = "approval-by-same-identity"
    case idempotencyKeyReused = "idempotency-key-reused"
    case bodyTooLarge = "body-too-large"
    case unsupportedMediaType = "unsupported-media-type"
    case upgradeRequired = "upgrade-required"
    case tooManyRequests = "too-many-requests"
    case serviceUnavailable = "service-unavailable"
    case deadlineExceeded = "deadline-exceeded"
    case internalError = "internal-error"

    /// Before every kind in `ProblemDetails.type`.
    public static let uriPrefix = "urn:reddytalk:problem:"

    /// The value of `ProblemDetails.type`.
    public var uri: String { Self.uriPrefix + self.rawValue }

    /// The kind in words.
    public var title: String {
      let words = self.rawValue.replacing("-", with: " ")
      return words.prefix(1).uppercased() + words.dropFirst()
    }
  }
}
