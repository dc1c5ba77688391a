/// Answer of `GET /api/training-pipeline/audit/heads`: where each trail ends, and what others keep of it.
public struct AuditHeadsResource: Codable, Sendable, Equatable {
  /// The end of one trail.
  public struct Trail: Codable, Sendable, Equatable {
    /// Whose trail.
    public var service: String
    /// How many records it has; nil when the service cannot be asked.
    public var records: Int?
    /// Its newest checkpoint as a line; nil when there is none.
    public var head: String?
    /// Which service is its witness.
    public var witness: String
    /// The newest checkpoint that the witness keeps; nil when it keeps none or cannot be asked.
    public var witnessed: String?

    public init(
      service: String, records: Int?, head: String?, witness: String, witnessed: String?
    ) {
      self.service = service
      self.records = records
      self.head = head
      self.witness = witness
      self.witnessed = witnessed
    }
  }

  public var trails: [Trail]

  public init(trails: [Trail]) {
    self.trails = trails
  }
}

/// Answer of `GET /api/training-pipeline/audit/verification/{service}`.
public struct AuditVerificationResource: Codable, Sendable, Equatable {
  /// Whose trail.
  public var service: String
  /// Whether every record is as it was written, as far as can be told.
  public var isIntact: Bool
  /// How many records are as they were written, counted from the first.
  public var intactEntries: Int
  /// The first record that is not as it was written, or not there; nil when all are.
  public var firstBadSequence: Int?
  /// What was probably done, for example "payload-edited"; nil when nothing was.
  public var damage: String?
  /// What was seen.
  public var detail: String?
  /// The newest record that a checkpoint vouches for; what follows it, the chain alone does.
  public var vouchedSequence: Int
  /// What it was held against: the witness' name; nil when there was none.
  public var witness: String?
  /// The newest record that the witness vouches for; nil when it keeps nothing or cannot be asked.
  public var witnessedSequence: Int?

  public init(
    service: String, isIntact: Bool, intactEntries: Int, firstBadSequence: Int?, damage: String?,
    detail: String?, vouchedSequence: Int, witness: String?, witnessedSequence: Int?
  ) {
    self.service = service
    self.isIntact = isIntact
    self.intactEntries = intactEntries
    self.firstBadSequence = firstBadSequence
    self.damage = damage
    self.detail = detail
    self.vouchedSequence = vouchedSequence
    self.witness = witness
    self.witnessedSequence = witnessedSequence
  }
}

/// Body of `POST /api/training-pipeline/audit/begin-anew/{service}`.
public struct AuditBeginAnewBody: Codable, Sendable, Equatable {
  /// Why its trail may go on from elsewhere, for example which backup was restored.
  public var reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

/// A line of `GET /api/training-pipeline/audit/export/{service}`, which answers JSON lines.
public struct AuditExportLine: Codable, Sendable, Equatable {
  /// What a line is.
  public enum Kind: String, Codable, Sendable {
    /// The first line.
    case trail
    /// A record; they come in order.
    case entry
    /// A checkpoint of the service, behind the record that it is about.
    case checkpoint
    /// The newest checkpoint that the witness keeps.
    case witnessed
    /// The last line. Without it the export is not complete.
    case end
  }

  public var kind: Kind
  /// Of a trail: "reddytalk-audit-export v1".
  public var format: String?
  /// Of a trail: whose. Of what is witnessed: by whom.
  public var service: String?
  /// Of a trail: the record before the first that is exported.
  public var after: UInt64?
  /// Of an end: how many records there are.
  public var entries: UInt64?
  public var sequence: UInt64?
  public var occurredAtMs: Int64?
  public var actor: String?
  /// Separated by commas.
  public var roles: String?
  public var action: String?
  public var objectId: String?
  public var outcome: String?
  public var reason: String?
  public var requestId: String?
  /// 64 hexadecimal digits.
  public var previousHash: String?
  /// 64 hexadecimal digits.
  public var hash: String?
  /// Of a checkpoint: all of it in one line.
  public var line: String?
  /// Of a checkpoint: the first 16 digits of the hash of each record since the checkpoint before.
  public var outline: String?

  public init(_ kind: Kind) {
    self.kind = kind
  }
}
