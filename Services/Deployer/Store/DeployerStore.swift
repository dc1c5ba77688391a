import FoundationEssentials
import GRDB
import StoreKit

/// Deployments, approvals, routes, alerts and waiting turns. One method a use case; every change is
/// one transaction with the events and audit records that tell about it.
final class DeployerStore: Sendable {
  let store: Store
  let sealedTurns: SealedTurns

  /// What of the store is sealed.
  static let sealedColumns = [SealedTurns.column]

  /// Works on an open store; seals what patients said.
  init(_ store: Store, keys: KeyRing) async throws {
    self.store = store
    self.sealedTurns = try await SealedTurns(keys: keys)
  }

  // MARK: Reading

  /// A deployment; `nil` when there is none with this id.
  func deployment(_ id: DeploymentID) async throws -> Deployment? {
    try await self.store.read { try Self.fetch(id, in: $0) }
  }

  /// The deployment that a key has led to; `nil` when the key is new.
  func deployment(idempotencyKey key: String) async throws -> Deployment? {
    try await self.fetch("WHERE idempotency_key = ?", [key]).first
  }

  /// Deployments of all environments or of one, newest first.
  func deployments(
    in environment: DeploymentEnvironment?, limit: Int
  ) async throws -> [Deployment] {
    guard let environment else {
      return try await self.fetch("ORDER BY created_at_ms DESC, id DESC LIMIT ?", [limit])
    }
    return try await self.fetch(
      "WHERE environment = ? ORDER BY created_at_ms DESC, id DESC LIMIT ?",
      [environment.rawValue, limit])
  }

  /// The oldest deployment to an environment that waits for the service's own work.
  func nextInProgress(in environment: DeploymentEnvironment) async throws -> Deployment? {
    try await self.fetch(
      """
      WHERE environment = ? AND state IN ('preparing', 'testing')
      ORDER BY created_at_ms, id LIMIT 1
      """, [environment.rawValue]
    ).first
  }

  /// Digests that running deployments need in memory.
  func digestsInProgress() async throws -> Set<ModelDigest> {
    try await self.store.read { db in
      let digests = try String.fetchSet(
        db,
        sql: "SELECT model_digest FROM deployment WHERE state IN ('preparing', 'testing', 'live')")
      return Set(digests.map { ModelDigest($0) })
    }
  }

  /// Deployments of these bytes to production that wait for a person.
  func awaitingApproval(_ digest: ModelDigest) async throws -> [Deployment] {
    try await self.fetch(
      "WHERE model_digest = ? AND environment = 'production' AND state = 'awaiting-approval'",
      [digest.rawValue])
  }

  /// Deployments of these bytes that staging has proven: they passed their tests, took traffic, and
  /// were not taken out. Rehearsals prove nothing.
  func provenInStaging(_ digest: ModelDigest) async throws -> [Deployment] {
    try await self.fetch(
      """
      WHERE model_digest = ? AND environment = 'staging' AND is_drill = 0
        AND state IN ('live', 'superseded') ORDER BY created_at_ms, id
      """, [digest.rawValue])
  }

  /// Live staging deployments that pass on to production by themselves and have not yet.
  func awaitingPromotion() async throws -> [Deployment] {
    try await self.fetch(
      """
      WHERE environment = 'staging' AND state = 'live' AND is_drill = 0
        AND json_extract(plan_json, '$.autoPromote') = 1
        AND NOT EXISTS (SELECT 1 FROM deployment AS promoted
          WHERE promoted.idempotency_key = 'promote:' || deployment.id)
      """, [])
  }

  /// Who answers an environment's requests; `nil` when nothing is live there.
  func route(
    of environment: DeploymentEnvironment, standbyLimit: Int
  ) async throws -> StoredRoute? {
    try await self.store.read { db in
      guard let live = try Self.fetchLive(environment, in: db) else { return nil }
      let generation = try Int64.fetchOne(
        db, sql: "SELECT generation FROM route WHERE environment = ?",
        arguments: [environment.rawValue])
      return StoredRoute(
        generation: generation ?? 0, live: live,
        standby: try Self.standby(of: live, limit: standbyLimit, in: db))
    }
  }

  /// The newest alert; `nil` when there never was one.
  func lastAlert() async throws -> Alert? {
    try await self.store.read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM alert ORDER BY id DESC LIMIT 1").flatMap { row in
        guard let kind = Alert.Kind(rawValue: row["kind"]),
          let severity = Alert.Severity(rawValue: row["severity"])
        else { return nil }
        return Alert(
          kind: kind, severity: severity,
          deploymentID: (row["deployment_id"] as String?).map { DeploymentID($0) },
          environment: (row["environment"] as String?).flatMap(DeploymentEnvironment.init),
          detail: row["detail"], at: Date(millisecondsSinceEpoch: row["raised_at_ms"]))
      }
    }
  }

  // MARK: Changing

  /// Adds a deployment, unless its idempotency key has led to one already: then that one is
  /// returned and nothing is written.
  func accept(_ deployment: Deployment, _ record: ChangeRecord) async throws -> Deployment {
    try await self.store.write { db in
      if let key = deployment.idempotencyKey,
        let first = try Self.fetch("WHERE idempotency_key = ?", [key], in: db).first
      {
        return first
      }
      try DeploymentRow.save(deployment, in: db)
      try record.append(in: db)
      return deployment
    }
  }

  /// Changes one deployment. What `body` throws is thrown, and nothing is written.
  @discardableResult
  func change(
    _ id: DeploymentID,
    _ body: @escaping @Sendable (inout Deployment) throws -> ChangeRecord
  ) async throws -> Deployment {
    try await self.store.write { db in
      var deployment = try Self.require(id, in: db)
      let record = try body(&deployment)
      try DeploymentRow.save(deployment, in: db)
      try record.append(in: db)
      return deployment
    }
  }

  /// Writes events, alerts and audit records that belong to no change.
  func note(_ record: ChangeRecord) async throws {
    try await self.store.write { try record.append(in: $0) }
  }

  /// Forgets events and alerts of before a time; returns how many.
  func forgetHistory(before time: Date) async throws -> Int {
    try await self.store.write { db in
      try db.execute(
        sql: "DELETE FROM alert WHERE raised_at_ms < ?", arguments: [time.millisecondsSinceEpoch])
      let alerts = db.changesCount
      return alerts + (try Outbox.removeEvents(before: time, in: db))
    }
  }

  // MARK: In a transaction

  static func require(_ id: DeploymentID, in db: Database) throws -> Deployment {
    guard let deployment = try self.fetch(id, in: db) else {
      throw DeployerError.unknownDeployment(id)
    }
    return deployment
  }

  static func fetch(_ id: DeploymentID, in db: Database) throws -> Deployment? {
    try self.fetch("WHERE id = ?", [id.rawValue], in: db).first
  }

  static func fetchLive(
    _ environment: DeploymentEnvironment, in db: Database
  ) throws -> Deployment? {
    try self.fetch("WHERE environment = ? AND state = 'live'", [environment.rawValue], in: db).first
  }

  static func fetch(
    _ clause: String, _ arguments: StatementArguments, in db: Database
  ) throws -> [Deployment] {
    try Row.fetchAll(db, sql: "SELECT * FROM deployment \(clause)", arguments: arguments)
      .map { try DeploymentRow.deployment($0, in: db) }
  }

  /// What was live before, most recent first, as long as it was not taken out; rehearsals are
  /// passed over, because nobody wants them back.
  static func standby(of live: Deployment, limit: Int, in db: Database) throws -> [Deployment] {
    var standby: [Deployment] = []
    var visited: Set<DeploymentID> = [live.id]
    var next = live.previous?.deploymentID
    while let id = next, standby.count < limit, visited.insert(id).inserted {
      guard let deployment = try self.fetch(id, in: db) else { break }
      if deployment.state == .superseded && deployment.plan.drill == nil {
        standby.append(deployment)
      }
      next = deployment.previous?.deploymentID
    }
    return standby
  }

  private func fetch(
    _ clause: String, _ arguments: StatementArguments
  ) async throws -> [Deployment] {
    try await self.store.read { try Self.fetch(clause, arguments, in: $0) }
  }
}
