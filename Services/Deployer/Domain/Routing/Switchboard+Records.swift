import FoundationEssentials

extension Switchboard {
  /// What followers and auditors learn of a deployment that went live.
  static func record(
    ofGoingLive deployment: Deployment, _ alerts: [Alert], at time: Date
  ) -> ChangeRecord {
    let event = DeployerEvent(
      .deploymentCompleted, about: deployment, at: time,
      detail: "live in \(deployment.plan.environment.rawValue)")
    let note = AuditNote(
      initiator: .deployer, action: .advance, objectID: deployment.id.rawValue,
      outcome: .succeeded, reason: "live in \(deployment.plan.environment.rawValue)", at: time)
    return ChangeRecord(events: [event], alerts: alerts, audit: [note])
  }

  /// What followers and auditors learn of a rollback.
  static func record(
    ofRollingBack leaving: Deployment, to restored: Deployment, _ command: RollbackCommand,
    at time: Date
  ) -> ChangeRecord {
    var details = DeployerEvent(.rolledBack, about: leaving, at: time, detail: command.reason)
      .details
    details.automatic = command.breach != nil
    details.restoredDeploymentId = restored.id.rawValue
    details.restoredModelVersionId = restored.plan.modelVersionID.rawValue
    details.rollbackMs = leaving.rollbackMilliseconds
    let event = DeployerEvent(
      .rolledBack, subjectID: leaving.id.rawValue, at: time, details: details)
    let alert = command.breach.map { breach in
      Alert(
        breach.kind.alert, .critical, about: leaving, "\(breach); rolled back to \(restored.id)",
        at: time)
    }
    let note = AuditNote(
      initiator: command.initiator, action: .rollBack, objectID: leaving.id.rawValue,
      outcome: .succeeded, reason: command.reason, at: time)
    return ChangeRecord(events: [event], alerts: [alert].compactMap { $0 }, audit: [note])
  }
}

extension Breach.Kind {
  /// The alert that tells of such a breach.
  var alert: Alert.Kind {
    switch self {
    case .errorRate: .errorRate
    case .responseTime: .responseTime
    }
  }
}
