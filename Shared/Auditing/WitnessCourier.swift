import StoreKit

/// The way to a service's witness.
protocol WitnessDesk: Sendable {
  /// What the witness keeps of this service's trail.
  func newest() async throws -> AuditCheckpoint?
  /// Hands over the next checkpoint.
  ///
  /// - Throws: `CheckpointError.refused` when it contradicts what is kept.
  func take(_ checkpoint: AuditCheckpoint) async throws
}

/// Hands the checkpoints of a service's trail to its witness, each once and in order.
struct WitnessCourier: Sendable {
  let store: Store
  /// Who keeps them.
  let witness: String
  let desk: any WitnessDesk

  private static let batch = 16

  /// Hands over everything that the witness does not have, and returns where it ends.
  ///
  /// What the witness has is asked for each time something is new: a witness that was restored from a backup gets what
  /// it lost.
  ///
  /// - Throws: `CheckpointError.refused` when the witness keeps something that contradicts the trail.
  func deliver(after delivered: UInt64?) async throws -> UInt64 {
    let newest = try await self.store.read { try AuditCheckpoints.newest(in: $0) }
    guard let newest else { return 0 }
    if delivered == newest.head.sequence { return newest.head.sequence }
    let kept = try await self.desk.newest()
    if let kept, try await !self.has(kept) {
      // What was signed is not here any more. The witness is told what is, so that it knows too.
      try await self.desk.take(newest)
      throw CheckpointError.refused(
        reason:
          "the \(self.witness) has witnessed record \(kept.head.sequence), which is not in this store"
      )
    }
    var end = kept?.head.sequence ?? 0
    while true {
      let after = end
      let next = try await self.store.read {
        try AuditCheckpoints.list(after: after, limit: Self.batch, in: $0)
      }
      guard let last = next.last else { return end }
      for checkpoint in next { try await self.desk.take(checkpoint) }
      end = last.head.sequence
    }
  }

  private func has(_ checkpoint: AuditCheckpoint) async throws -> Bool {
    let sequence = checkpoint.head.sequence
    let own = try await self.store.read {
      try AuditCheckpoints.list(after: sequence - 1, limit: 1, in: $0).first
    }
    return own?.line == checkpoint.line
  }
}
