public import FoundationEssentials
public import StoreKit

/// Finds the first checkpoint that a witness keeps and a trail contradicts: its outline tells which record it is.
///
/// A chain that has once become another one stays another one, so halving what is left finds the place with few
/// questions, however many checkpoints there are.
public enum DivergenceSearch {
  /// - Parameters:
  ///   - newest: The record that the newest kept checkpoint is about.
  ///   - kept: The first checkpoint that is kept about a record after this one.
  ///   - hash: The hash of a record of the trail; nil when it is not there.
  /// - Returns: nil when the trail contradicts none.
  public static func firstContradicted(
    upTo newest: UInt64,
    kept: (_ after: UInt64) async throws -> AuditCheckpoint?,
    hash: (_ sequence: UInt64) async throws -> Data?
  ) async throws -> AuditCheckpoint? {
    var agreed: UInt64 = 0
    var end = newest
    var found: AuditCheckpoint?
    while agreed < end {
      let middle = agreed + (end - agreed - 1) / 2
      guard let checkpoint = try await kept(middle) else { return found }
      if try await hash(checkpoint.head.sequence) == checkpoint.head.hash {
        agreed = checkpoint.head.sequence
      } else {
        found = checkpoint
        end = min(middle, checkpoint.previous.sequence)
      }
    }
    return found
  }
}
