import Foundation
import HTTPTypes
import RESTContract

extension ProblemDetails.Kind {
  /// The HTTP status of every kind of problem.
  var status: HTTPResponse.Status {
    switch self {
    case .malformedRequest: .badRequest
    case .missingToken, .invalidToken, .expiredToken: .unauthorized
    case .forbidden, .approvalBySameIdentity: .forbidden
    case .notFound, .unknownModel: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .runAlreadyActive, .wrongState, .verdictMissing, .modelRetiring, .approvalMissing:
      .conflict
    case .bodyTooLarge: .contentTooLarge
    case .unsupportedMediaType: .unsupportedMediaType
    case .invalidParameters, .idempotencyKeyReused: .unprocessableContent
    case .upgradeRequired: HTTPResponse.Status(code: 426, reasonPhrase: "Upgrade Required")
    case .tooManyRequests: .tooManyRequests
    case .internalError: .internalServerError
    case .serviceUnavailable: .serviceUnavailable
    case .deadlineExceeded: .gatewayTimeout
    }
  }
}

extension Problem {
  /// The answer on the pipeline's paths: RFC 9457.
  func reply(path: String, requestID: String) throws -> Reply {
    let details = ProblemDetails(
      kind: self.kind, status: self.kind.status.code, detail: self.detail, instance: path,
      requestId: requestID,
      errors: self.faults.isEmpty
        ? nil
        : self.faults.map {
          ProblemDetails.Fault(
            index: $0.index, line: $0.line, pointer: $0.pointer, id: $0.id, reason: $0.reason)
        })
    return Reply(
      status: self.kind.status, contentType: "application/problem+json", headers: self.headers,
      body: .bytes(try RESTCoding.makeEncoder().encode(details)))
  }

  /// The answer on the paths that OpenAI's clients call.
  func chatReply() throws -> Reply {
    Reply(
      status: self.kind.status, contentType: "application/json", headers: self.headers,
      body: .bytes(try RESTCoding.makeEncoder().encode(self.chatError)))
  }

  /// The problem as OpenAI's clients expect errors.
  var chatError: ChatErrorResource {
    let type =
      switch self.kind.status.code {
      case 401: "authentication_error"
      case 403: "permission_error"
      case 429: "rate_limit_error"
      case 500...: "server_error"
      default: "invalid_request_error"
      }
    let parameter = self.faults.first?.pointer.flatMap { pointer in
      pointer.split(separator: "/").first.map(String.init)
    }
    return ChatErrorResource(
      message: self.detail, type: type, param: parameter, code: self.kind.rawValue)
  }

  private var headers: HTTPFields {
    var headers: HTTPFields = [:]
    if let retryAfter = self.retryAfter {
      let seconds = retryAfter / .seconds(1)
      headers[.retryAfter] = "\(max(1, Int(seconds.rounded(.up))))"
    }
    if !self.allowedMethods.isEmpty {
      headers[.allow] = self.allowedMethods.joined(separator: ", ")
    }
    switch self.kind {
    case .missingToken: headers[.wwwAuthenticate] = #"Bearer realm="reddytalk""#
    case .invalidToken, .expiredToken:
      headers[.wwwAuthenticate] =
        #"Bearer realm="reddytalk", error="invalid_token", error_description="\#(self.kind.title)""#
    case .forbidden:
      headers[.wwwAuthenticate] = #"Bearer realm="reddytalk", error="insufficient_scope""#
    case .upgradeRequired:
      headers[.upgrade] = "websocket"
      headers[.secWebSocketVersion] = "13"
    default: break
    }
    return headers
  }
}
