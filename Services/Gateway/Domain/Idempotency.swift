import Foundation

/// Which repetition of a request is meant: the same key means the same request only for the same
/// caller and the same path.
struct IdempotencyScope: Hashable, Sendable {
  /// Who sent it.
  let subject: String
  /// The path that was called.
  let path: String
  /// The client's key.
  let key: String

  /// The scope of a request.
  init(subject: String, path: String, key: String) {
    self.subject = subject
    self.path = path
    self.key = key
  }
}

/// An answer that is given again when its request is repeated.
struct StoredAnswer: Hashable, Sendable {
  /// The HTTP status code.
  let status: Int
  /// The media type of the body.
  let contentType: String
  /// Where the thing is that was made.
  let location: String?
  /// The body.
  let body: Data

  /// An answer to keep.
  init(status: Int, contentType: String, location: String?, body: Data) {
    self.status = status
    self.contentType = contentType
    self.location = location
    self.body = body
  }
}

/// What is known of a request with an idempotency key.
enum IdempotencyClaim: Hashable, Sendable {
  /// It is new, and now claimed by the caller.
  case claimed
  /// It was answered.
  case answered(StoredAnswer)
  /// It is being worked on.
  case inProgress
  /// The key was used for another request.
  case usedForAnotherRequest
}

/// Where answers are kept for repetitions.
protocol IdempotencyStorage: Sendable {
  /// Claims a key for the request with this fingerprint. A claim from before `staleBefore` that was
  /// never answered belongs to a process that died, and is taken over.
  func claim(
    _ scope: IdempotencyScope, fingerprint: Data, now: Date, staleBefore: Date
  ) async throws -> IdempotencyClaim
  /// Keeps the answer of a claimed request.
  func complete(_ scope: IdempotencyScope, with answer: StoredAnswer) async throws
  /// Gives a claim up, so that the request can be tried again.
  func release(_ scope: IdempotencyScope) async throws
}
