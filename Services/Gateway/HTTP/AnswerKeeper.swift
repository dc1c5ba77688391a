import Crypto
import Foundation
import HTTPTypes
import RESTContract

/// Answers a repeated request with the answer that it got the first time, as
/// draft-ietf-httpapi-idempotency-key-header describes.
struct AnswerKeeper: Sendable {
  private let storage: any IdempotencyStorage
  private let staleAfter: TimeInterval

  /// Keeps answers in `storage`; a request that got none for `staleAfter` may be repeated.
  init(storage: any IdempotencyStorage, staleAfter: Duration) {
    self.storage = storage
    self.staleAfter = staleAfter / .seconds(1)
  }

  /// The client's key; nil when it sent none. Throws `Problem`.
  static func key(in headers: HTTPFields) throws(Problem) -> String? {
    guard var key = headers[.idempotencyKey] else { return nil }
    // The draft has it as a quoted string; most clients send it bare.
    if key.count >= 2, key.hasPrefix("\""), key.hasSuffix("\"") {
      key = String(key.dropFirst().dropLast())
    }
    guard PathPattern.isID(key) else {
      throw Problem(
        .malformedRequest, "Idempotency-Key must be 1 to 128 letters, digits and ._:-")
    }
    return key
  }

  /// Does `action` unless it was done before under the same key.
  func answer(
    _ scope: IdempotencyScope, body: [UInt8], now: Date,
    _ action: @Sendable () async throws -> Reply
  ) async throws -> Reply {
    let claim = try await self.storage.claim(
      scope, fingerprint: Data(SHA256.hash(data: body)), now: now,
      staleBefore: now - self.staleAfter)
    switch claim {
    case .claimed:
      return try await self.perform(scope, action)
    case .answered(let answer):
      return Reply(answer)
    case .inProgress:
      throw Problem(
        .wrongState, "the request with this Idempotency-Key is still being worked on",
        retryAfter: .seconds(1))
    case .usedForAnotherRequest:
      throw Problem(
        .idempotencyKeyReused, "this Idempotency-Key was used with another body; use a new one")
    }
  }

  private func perform(
    _ scope: IdempotencyScope, _ action: @Sendable () async throws -> Reply
  ) async throws -> Reply {
    let reply: Reply
    do {
      reply = try await action()
    } catch {
      // Nothing is kept of a failure: trying again may help, and does no harm.
      try? await self.storage.release(scope)
      throw error
    }
    guard case .bytes(let body) = reply.body, let contentType = reply.contentType else {
      try await self.storage.release(scope)
      return reply
    }
    // When the answer cannot be kept, a repetition finds the claim until it is stale, and is then
    // done again under the same key, which the services know.
    try? await self.storage.complete(
      scope,
      with: StoredAnswer(
        status: reply.status.code, contentType: contentType,
        location: reply.headers[.location], body: body))
    return reply
  }
}

extension Reply {
  fileprivate init(_ answer: StoredAnswer) {
    var headers: HTTPFields = [.idempotencyReplayed: "true"]
    if let location = answer.location { headers[.location] = location }
    self.init(
      status: HTTPResponse.Status(code: answer.status), contentType: answer.contentType,
      headers: headers, body: .bytes(answer.body))
  }
}
