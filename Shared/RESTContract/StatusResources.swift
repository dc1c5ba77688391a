public import Foundation

/// Answer of `GET /api/training-pipeline/status`.
public struct PipelineStatusResource: Codable, Sendable, Equatable {
  /// One trigger and what it waits for.
  public struct Trigger: Codable, Sendable, Equatable {
    public var reason: String
    public var enabled: Bool
    /// For example "63 of 100 new qualified samples".
    public var detail: String
    public var lastFiredAt: Date?
    public var nextDueAt: Date?

    public init(
      reason: String, enabled: Bool, detail: String, lastFiredAt: Date?, nextDueAt: Date?
    ) {
      self.reason = reason
      self.enabled = enabled
      self.detail = detail
      self.lastFiredAt = lastFiredAt
      self.nextDueAt = nextDueAt
    }
  }

  /// The model that answers patients.
  public struct Production: Codable, Sendable, Equatable {
    public var modelVersionId: String?
    public var deploymentId: String?
    /// 0 to 1; absent until measured.
    public var performance: Double?

    public init(modelVersionId: String?, deploymentId: String?, performance: Double?) {
      self.modelVersionId = modelVersionId
      self.deploymentId = deploymentId
      self.performance = performance
    }
  }

  /// What has been collected.
  public struct Collection: Codable, Sendable, Equatable {
    public var conversations: Int
    public var accepted: Int
    public var quarantined: Int
    public var nearDuplicates: Int
    public var feedback: Int
    public var qualified: Int
    public var newQualified: Int
    public var byCategory: [String: Int]
    public var identifiersRemoved: [String: Int]

    public init(
      conversations: Int, accepted: Int, quarantined: Int, nearDuplicates: Int, feedback: Int,
      qualified: Int, newQualified: Int, byCategory: [String: Int],
      identifiersRemoved: [String: Int]
    ) {
      self.conversations = conversations
      self.accepted = accepted
      self.quarantined = quarantined
      self.nearDuplicates = nearDuplicates
      self.feedback = feedback
      self.qualified = qualified
      self.newQualified = newQualified
      self.byCategory = byCategory
      self.identifiersRemoved = identifiersRemoved
    }
  }

  /// "idle" or "running".
  public var state: String
  public var activeRun: RunResource?
  public var lastRun: RunResource?
  public var triggers: [Trigger]
  public var production: Production
  /// Absent while the Collector cannot be reached.
  public var collection: Collection?
  /// Why training does not start now; empty when nothing hinders it.
  public var blockers: [String]

  public init(
    state: String, activeRun: RunResource?, lastRun: RunResource?, triggers: [Trigger],
    production: Production, collection: Collection?, blockers: [String]
  ) {
    self.state = state
    self.activeRun = activeRun
    self.lastRun = lastRun
    self.triggers = triggers
    self.production = production
    self.collection = collection
    self.blockers = blockers
  }
}

/// Answer of `GET /health`.
public struct HealthResource: Codable, Sendable, Equatable {
  /// Ordered from best to worst.
  public enum Status: String, Codable, Sendable {
    case ok, degraded, down
  }

  /// One observation of a service about itself.
  public struct Check: Codable, Sendable, Equatable {
    public var name: String
    /// "pass", "warn" or "fail".
    public var state: String
    public var detail: String
    /// What to do about it; absent when passing.
    public var remedy: String?

    public init(name: String, state: String, detail: String, remedy: String?) {
      self.name = name
      self.state = state
      self.detail = detail
      self.remedy = remedy
    }
  }

  /// One service as the Gateway sees it.
  public struct Service: Codable, Sendable, Equatable {
    public var name: String
    public var status: Status
    /// Why it is not ok, for example that it cannot be reached.
    public var detail: String?
    public var version: String?
    public var residentBytes: Int?
    public var cpuSeconds: Double?
    public var uptimeSeconds: Double?
    /// From process start to serving.
    public var startSeconds: Double?
    /// Given only to callers with a token: details of the inside are not for everyone.
    public var checks: [Check]?

    public init(name: String, status: Status, detail: String? = nil) {
      self.name = name
      self.status = status
      self.detail = detail
    }
  }

  public var status: Status
  public var services: [Service]

  public init(status: Status, services: [Service]) {
    self.status = status
    self.services = services
  }
}

/// One event, as sent over WebSocket and SSE.
public struct EventResource: Codable, Sendable, Equatable {
  /// Position in the Gateway's log; reconnect with `?after=` this value to miss nothing.
  public var sequence: Int
  /// For example "training-progress".
  public var type: String
  /// The service it comes from.
  public var source: String
  /// What it is about: a run, an evaluation, a deployment.
  public var subjectId: String
  public var occurredAt: Date
  public var data: JSONValue

  public init(
    sequence: Int, type: String, source: String, subjectId: String, occurredAt: Date,
    data: JSONValue
  ) {
    self.sequence = sequence
    self.type = type
    self.source = source
    self.subjectId = subjectId
    self.occurredAt = occurredAt
    self.data = data
  }
}
