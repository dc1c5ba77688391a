package import FoundationEssentials

/// The durable memory of the pipeline: runs, the step journal, model versions.
///
/// A method that returned has survived the loss of power. Each is one transaction.
package protocol TrainerLedger: Sendable {
  /// Creates a run unless another is active or its key of idempotency was used before. An accepted
  /// run begins the interval of scheduled ones anew, unless it reproduces a version. The audit note is written in any case.
  func admit(
    _ run: Run, audit: @escaping @Sendable (RunAdmission) -> AuditNote
  ) async throws -> RunAdmission

  /// Changes a run: `change` gets it as it is now and says what to write. It must have no effect of
  /// its own, since it may be called more than once.
  ///
  /// - Throws: What `change` throws; `TrainerError.unknownRun`.
  func update(
    _ id: RunID, _ change: @escaping @Sendable (Run) throws -> RunAdvance
  ) async throws -> Run

  /// Enters the beginning of a step into the journal.
  ///
  /// - Throws: `RunFailure.journalMismatch` when the step was begun with other inputs.
  func begin(_ step: RunStep, of run: RunID, inputDigest: String, at time: Date) async throws

  /// Writes to the audit trail that something was done that changes nothing here.
  func record(_ note: AuditNote) async throws

  /// Why nothing can be written since the disk failed; nil in normal times.
  var refusal: String? { get }
  /// A run; nil when there is none with this id.
  func run(_ id: RunID) async throws -> Run?
  /// The run that is not at its end; nil when there is none.
  func activeRun() async throws -> Run?
  /// The newest runs, newest first.
  func runs(limit: Int) async throws -> [Run]
  /// The journal of a run, in the order in which its steps were first begun.
  func journal(of run: RunID) async throws -> [StepRecord]
  /// A model version; nil when there is none with this id.
  func modelVersion(_ id: ModelVersionID) async throws -> ModelVersion?
  /// The newest model versions, newest first.
  func modelVersions(limit: Int) async throws -> [ModelVersion]
  /// Every registered model version.
  func modelVersionIDs() async throws -> Set<ModelVersionID>
  /// What triggers depend on.
  func triggerHistory() async throws -> TriggerHistory
  /// Begins the interval of scheduled runs anew.
  func setScheduleAnchor(_ time: Date) async throws
}
