/// The durable memory of trials.
///
/// A method that returned has survived the loss of power. Each is one transaction.
package protocol TrialLedger: Sendable {
  /// Notes trials unless they are noted: the tasks get the numbers from `first` on.
  ///
  /// - Returns: All trials of the run, by number.
  func plan(
    _ tasks: [TrialTask], of run: RunID, from first: Int
  ) async throws -> [TrialRecord]

  /// The trials of a run, by number.
  func trials(of run: RunID) async throws -> [TrialRecord]

  /// The trial of the attempt that a ticket belongs to, as long as its run goes on; nil when the ticket is not, or no
  /// longer, good.
  func trial(withTicket digest: String) async throws -> TrialRecord?

  /// Changes a trial: `change` gets it as it is now and says what the audit trail is to hold about it. It must have no
  /// effect of its own, since it may be called more than once.
  ///
  /// - Returns: The trial after the change.
  /// - Throws: What `change` throws; `TrainerError.unknownRun` without such a trial.
  @discardableResult
  func updateTrial(
    _ number: Int, of run: RunID,
    _ change: @escaping @Sendable (inout TrialRecord) throws -> [AuditNote]
  ) async throws -> TrialRecord

  /// Whether somebody has asked the run to end, or it has ended.
  func isEnding(_ run: RunID) async throws -> Bool
}
