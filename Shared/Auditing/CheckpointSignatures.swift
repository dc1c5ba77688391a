import FoundationEssentials
public import ServiceKit
public import StoreKit

/// Tells which checkpoints were signed by the service that they are about.
public struct CheckpointSignatures: Sendable {
  private let keys: VerifyingKeys

  /// Verifies with these keys.
  public init(_ keys: VerifyingKeys) {
    self.keys = keys
  }

  /// Passes a checkpoint that its service signed.
  public func verify(_ checkpoint: AuditCheckpoint) throws(CheckpointError) {
    guard let signer = ServiceName(rawValue: checkpoint.service) else {
      throw .unknownService(checkpoint.service)
    }
    do {
      try self.keys.verify(
        checkpoint.signature, over: Data(checkpoint.statement.utf8), keyID: checkpoint.keyID,
        signer: signer)
    } catch {
      throw .badSignature(error)
    }
  }

  /// Whether a checkpoint is about the trail of `service` and signed by it.
  public func accepts(_ checkpoint: AuditCheckpoint, of service: String) -> Bool {
    checkpoint.service == service && (try? self.verify(checkpoint)) != nil
  }
}
