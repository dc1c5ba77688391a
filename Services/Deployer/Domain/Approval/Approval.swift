import FoundationEssentials

/// A person's word that one model version's exact bytes, as one evaluation found them, may go to
/// production.
struct Approval: Hashable, Sendable {
  let id: ApprovalID
  let modelVersionID: ModelVersionID
  /// What was approved: bound to the bytes, not to the name.
  let digest: ModelDigest
  /// The evidence it rests on: another evaluation voids it.
  let evaluationID: EvaluationID
  let approvedBy: String
  let comment: String
  let approvedAt: Date
  /// From this instant on it counts no more.
  let expiresAt: Date

  /// Whether it speaks for these bytes and this evidence at `time`.
  func covers(_ digest: ModelDigest, _ evaluationID: EvaluationID, at time: Date) -> Bool {
    self.digest == digest && self.evaluationID == evaluationID && time < self.expiresAt
  }

  /// For how long the same words by the same person are taken for a repetition.
  static let repetitionSeconds: TimeInterval = 900

  /// Whether it only says again what `earlier` says, as a caller does whom no answer has reached.
  func repeats(_ earlier: Approval) -> Bool {
    earlier.modelVersionID == self.modelVersionID && earlier.approvedBy == self.approvedBy
      && earlier.comment == self.comment
      && earlier.covers(self.digest, self.evaluationID, at: self.approvedAt)
      && self.approvedAt < earlier.approvedAt + Self.repetitionSeconds
  }
}
