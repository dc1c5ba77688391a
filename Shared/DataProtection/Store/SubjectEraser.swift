public import GRDB
public import StoreKit

/// Whose data are to be erased. Holds a patient's reference: it is never written anywhere.
public struct ErasureRequest: Hashable, Sendable {
  /// The client's name of a group of conversations; nil when another name is given.
  public var subject: String?
  /// The client's id of one of the group's conversations.
  public var conversationID: String?
  /// Datasets that hold the records of whoever was erased elsewhere.
  public var snapshotIDs: [String]

  /// Exactly one of the three.
  public init(subject: String? = nil, conversationID: String? = nil, snapshotIDs: [String] = []) {
    self.subject = subject
    self.conversationID = conversationID
    self.snapshotIDs = snapshotIDs
  }
}

/// What a service knows about those whose data its store holds.
public protocol SubjectEraser: Sendable {
  /// Runs `body` while nothing of the subject can come into the store from this process's memory, or leave the
  /// store for another service.
  func undisturbed<Value: Sendable>(
    _ body: @Sendable () async throws -> Value
  ) async throws -> Value

  /// Whose keys are meant, under the names that the store gave them. Those who were erased before are among
  /// them.
  func subjects(of request: ErasureRequest, in db: Database) throws -> [String]

  /// Removes everything that is sealed with the destroyed keys, and what is counted of it. What the subject has
  /// left behind since, under a newer key, stays. Doing it again finds nothing.
  func removeRemains(of erasure: Erasure, in db: Database) throws -> ErasureFacts

  /// What else of this store the request is about, without being sealed with a subject's key.
  func trace(_ request: ErasureRequest, in db: Database) throws -> ErasureFacts

  /// Does what follows outside of the store. Doing it again is no error.
  func settle(_ facts: ErasureFacts, requestedBy: String) async throws
}

extension SubjectEraser {
  public func undisturbed<Value: Sendable>(
    _ body: @Sendable () async throws -> Value
  ) async throws -> Value { try await body() }

  public func trace(_ request: ErasureRequest, in db: Database) throws -> ErasureFacts {
    ErasureFacts()
  }

  public func settle(_ facts: ErasureFacts, requestedBy: String) async throws {}
}

/// For a store that holds nothing about anybody.
public struct NobodysData: SubjectEraser {
  public init() {}

  public func subjects(of request: ErasureRequest, in db: Database) -> [String] { [] }

  public func removeRemains(of erasure: Erasure, in db: Database) -> ErasureFacts { ErasureFacts() }
}
