/// What is written in the transaction of a change besides the change itself.
struct ChangeRecord: Hashable, Sendable {
  var events: [DeployerEvent] = []
  var alerts: [Alert] = []
  var audit: [AuditNote] = []
}
