public import Foundation

/// Answer of `GET /api/training-pipeline/keys` and of `POST /api/training-pipeline/keys/rotate`.
public struct KeysResource: Codable, Sendable, Equatable {
  /// The keys of one service's store.
  public struct Service: Codable, Sendable, Equatable {
    public var name: String
    /// What keeps the root key, for example the path of its file.
    public var rootKey: String?
    /// The version of the key that wraps new data keys, and since when.
    public var wrappingVersion: Int?
    public var wrappingSince: Date?
    /// The oldest version that is still needed.
    public var oldestWrappingVersion: Int?
    /// The rotation of data keys that new ones belong to, and the oldest one that is still accepted.
    public var epoch: Int?
    public var oldestEpoch: Int?
    /// Whose keys there are, and how many with all versions.
    public var subjects: Int?
    public var dataKeys: Int?
    /// How often the most used key was used, and how often it may be.
    public var mostUses: Int?
    public var maximumUses: Int?
    public var erasedSubjects: Int?
    /// The rotation that runs, or the last one since the service started.
    public var rotation: RotationResource?
    /// Why nothing is known of it.
    public var problem: String?

    public init(name: String, problem: String? = nil) {
      self.name = name
      self.problem = problem
    }
  }

  public var services: [Service]

  public init(services: [Service]) { self.services = services }
}

/// How a rotation goes on.
public struct RotationResource: Codable, Sendable, Equatable {
  /// "running", "completed" or "failed", in which case it is tried again.
  public enum State: String, Codable, Sendable {
    case running
    case completed
    case failed
  }

  /// "wrapping" or "data".
  public var kind: String
  public var state: State
  /// Keys or fields that were looked at, of how many.
  public var done: Int
  public var total: Int
  /// Fields of those who were erased, and fields that do not open although they should.
  public var erased: Int
  public var damaged: Int
  public var detail: String?

  public init(
    kind: String, state: State, done: Int, total: Int, erased: Int, damaged: Int, detail: String?
  ) {
    self.kind = kind
    self.state = state
    self.done = done
    self.total = total
    self.erased = erased
    self.damaged = damaged
    self.detail = detail
  }
}

/// Body of `POST /api/training-pipeline/keys/rotate`.
public struct RotateKeysBody: Codable, Sendable, Equatable {
  /// "wrapping" or "data".
  public var kind: String
  /// One service; all when absent.
  public var service: String?

  public init(kind: String, service: String? = nil) {
    self.kind = kind
    self.service = service
  }
}

/// Body of `POST /api/training-pipeline/erasures`; exactly one of `subject` and `conversationId`.
public struct EraseBody: Codable, Sendable, Equatable {
  /// The `group` that conversations were handed in with: the reference of a patient.
  public var subject: String?
  /// The id of one of the patient's conversations.
  public var conversationId: String?
  /// Why. Holds nothing about a patient.
  public var reason: String?

  public init(subject: String? = nil, conversationId: String? = nil, reason: String? = nil) {
    self.subject = subject
    self.conversationId = conversationId
    self.reason = reason
  }
}

/// Answer of `POST /api/training-pipeline/erasures`, and the content of a receipt's file.
public struct ErasureResource: Codable, Sendable, Equatable {
  /// One envelope a service that held something, each with the signature of its service: DSSE 1.0.
  public var receipts: [JSONValue]

  public init(receipts: [JSONValue]) { self.receipts = receipts }
}

/// Body of `POST /api/training-pipeline/backups`.
public struct BackUpBody: Codable, Sendable, Equatable {
  /// One service; all when absent.
  public var service: String?

  public init(service: String? = nil) { self.service = service }
}

/// A backup of one service.
public struct BackupResource: Codable, Sendable, Equatable {
  /// "running", "completed" or "failed".
  public enum State: String, Codable, Sendable {
    case running
    case completed
    case failed
  }

  public var id: String
  public var service: String
  public var state: State
  public var createdAt: Date
  public var bytes: Int
  public var files: Int
  /// The end of the audit chain in it.
  public var auditSequence: Int
  /// On the service's machine.
  public var path: String?
  /// Why it failed.
  public var detail: String?

  public init(
    id: String, service: String, state: State, createdAt: Date, bytes: Int = 0, files: Int = 0,
    auditSequence: Int = 0, path: String? = nil, detail: String? = nil
  ) {
    self.id = id
    self.service = service
    self.state = state
    self.createdAt = createdAt
    self.bytes = bytes
    self.files = files
    self.auditSequence = auditSequence
    self.path = path
    self.detail = detail
  }
}

/// Answer of `GET` and `POST /api/training-pipeline/backups`: newest first.
public struct BackupsResource: Codable, Sendable, Equatable {
  public var backups: [BackupResource]
  /// Services that could not be asked, and why.
  public var problems: [String: String]

  public init(backups: [BackupResource], problems: [String: String] = [:]) {
    self.backups = backups
    self.problems = problems
  }
}
