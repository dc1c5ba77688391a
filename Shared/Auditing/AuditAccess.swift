import API
import RPCCore

/// The methods of the audit trail by who needs them. What is in neither list is denied to everybody.
enum AuditAccess {
  /// For those who ask on behalf of people: the Gateway.
  static let questions = [
    AuditMethods.verifyTrail, AuditMethods.searchTrail, AuditMethods.exportTrail,
    AuditMethods.listCheckpoints, AuditMethods.getHeads, AuditMethods.beginTrailAnew,
  ]
  /// For the services that are witnessed.
  static let testimony = [AuditMethods.getWitnessed, AuditMethods.witness]
}
