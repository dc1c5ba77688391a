import FoundationEssentials
import HTTPClient
import HTTPTypes

/// Why a Ray head did not do what it was asked to.
enum RayError: Error, Hashable, Sendable {
  /// The token is wrong, or missing.
  case unauthorized(RayRefusal)
  /// There is no such job or package.
  case notFound(RayRefusal)
  /// There is a job of this name already.
  case alreadyExists(RayRefusal)
  /// The request is wrong; asking again is of no use.
  case invalid(RayRefusal)
  /// It broke down, as it does while no agent is there yet; whether something was done is not known.
  case unavailable(RayRefusal)
  /// It cannot be reached, or did not answer.
  case unreachable(reason: String)
  /// The client's own rules forbid the request, or the server is not who it should be.
  case prevented(reason: String)
  /// Its answer is not what is documented.
  case incomprehensible(operation: String, reason: String)
  /// What it has to say has grown beyond what is read.
  case tooLong(operation: String)
}

/// The words of a head that did not do what it was asked to.
struct RayRefusal: Hashable, Sendable {
  /// What was asked for, for example "submit the job".
  let operation: String
  /// The status of HTTP.
  let status: Int
  /// The last line of what was said, which is where a traceback says what went wrong.
  let words: String
}

extension RayError {
  /// Whether the same request may succeed later without anybody's doing.
  var isPassing: Bool {
    switch self {
    case .unavailable, .unreachable, .incomprehensible: true
    case .unauthorized, .notFound, .alreadyExists, .invalid, .prevented, .tooLong: false
    }
  }

  /// What an answer without success means. Errors are plain text: a traceback, as a rule.
  ///
  /// - Parameter redactor: Knows what authenticated the request.
  init(_ response: OutboundResponse, operation: String, redactor: Redactor) {
    let text = redactor.redact(
      String(decoding: response.body.suffix(Self.keptBytes), as: UTF8.self))
    let refusal = RayRefusal(
      operation: operation, status: response.status.code, words: Self.words(of: text))
    switch response.status.code {
    case 401, 403: self = .unauthorized(refusal)
    case 404: self = .notFound(refusal)
    // Which status it has differs from version to version.
    case _ where Self.saysThatItExists(text): self = .alreadyExists(refusal)
    case 408, 429, 500...: self = .unavailable(refusal)
    default: self = .invalid(refusal)
    }
  }

  /// What a request without an answer means.
  init(_ error: OutboundError, operation: String) {
    if case .responseTooLarge = error {
      self = .tooLong(operation: operation)
    } else if error.isPassing {
      self = .unreachable(reason: error.description)
    } else {
      self = .prevented(reason: error.description)
    }
  }

  private static let keptBytes = 8 << 10
  private static let keptCharacters = 300

  private static func saysThatItExists(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.contains("already exists") || text.contains("please use a different submission_id")
  }

  private static func words(of text: String) -> String {
    let last = text.split(whereSeparator: \.isNewline).last { line in
      line.contains { !$0.isWhitespace }
    }
    return String((last ?? "").prefix(Self.keptCharacters))
  }
}

extension RayError: CustomStringConvertible {
  /// Cause and, where there is one, remedy.
  var description: String {
    switch self {
    case .unauthorized(let refusal):
      "it does not accept the token (\(refusal)); check RAY_AUTH_TOKEN"
    case .notFound(let refusal): "it does not have what was asked for (\(refusal))"
    case .alreadyExists(let refusal): "it has such a job already (\(refusal))"
    case .invalid(let refusal): "it refused the request (\(refusal))"
    case .unavailable(let refusal): "it broke down (\(refusal))"
    case .unreachable(let reason): reason
    case .prevented(let reason): reason
    case .incomprehensible(let operation, let reason):
      "its answer to the request to \(operation) cannot be read: \(reason)"
    case .tooLong(let operation): "its answer to the request to \(operation) is too long to be read"
    }
  }
}

extension RayRefusal: CustomStringConvertible {
  var description: String {
    let said = self.words.isEmpty ? "" : ", \"\(self.words)\""
    return "could not \(self.operation), status \(self.status)\(said)"
  }
}
