import Synchronization

/// Passes the pieces of one version's answer on, for as long as the version may speak.
final class PieceGate: Sendable {
  /// Why a piece did not go out.
  enum Refusal: Error {
    /// The version was taken out of traffic.
    case revoked
    /// Whoever reads the answer takes no more.
    case receiver(any Error)
  }

  private let arm: ServingArm
  private let receiver: CompletionDesk.PieceReceiver
  private let sent = Mutex(false)

  /// Lets pieces of `arm` through to `receiver`.
  init(arm: ServingArm, receiver: @escaping CompletionDesk.PieceReceiver) {
    self.arm = arm
    self.receiver = receiver
  }

  /// Whether a piece has gone out: from then on no other version can answer in its place.
  var hasSent: Bool { self.sent.withLock { $0 } }

  /// Passes a piece on.
  ///
  /// - Throws: `Refusal`.
  func receive(_ piece: String) async throws {
    if self.arm.isRevoked { throw Refusal.revoked }
    self.sent.withLock { $0 = true }
    do {
      try await self.receiver(piece)
    } catch { throw Refusal.receiver(error) }
  }
}
