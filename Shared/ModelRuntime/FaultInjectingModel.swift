import Synchronization

/// A model that fails and dawdles on purpose, for rehearsals of monitoring and rollback.
///
/// Which requests fail is decided by their number and the seed alone: two rehearsals with the same
/// seed fail alike.
public final class FaultInjectingModel: ChatModel {
  /// What goes wrong.
  public struct Faults: Hashable, Sendable {
    /// Share of requests that fail, 0 to 1.
    public var errorRate: Double
    /// Added to every request.
    public var addedLatency: Duration

    /// Creates faults.
    public init(errorRate: Double = 0, addedLatency: Duration = .zero) {
      self.errorRate = min(1, max(0, errorRate))
      self.addedLatency = addedLatency
    }
  }

  /// The model behind.
  public let base: any ChatModel
  /// What goes wrong.
  public let faults: Faults
  private let seed: UInt64
  private let sleep: @Sendable (Duration) async throws -> Void
  private let requests = Atomic<UInt64>(0)

  /// Wraps a model.
  ///
  /// - Parameters:
  ///   - base: The model that answers when no fault is due.
  ///   - faults: What goes wrong.
  ///   - seed: Decides which requests fail.
  ///   - sleep: Waits; a test passes its own.
  public init(
    _ base: any ChatModel, faults: Faults, seed: UInt64 = 1,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.base = base
    self.faults = faults
    self.seed = seed
    self.sleep = sleep
  }

  /// The identity of the model behind.
  public var identity: ModelIdentity { self.base.identity }

  /// Fails, or waits and lets the model behind answer.
  public func complete(
    messages: [ChatMessage], options: ChatOptions
  ) async throws -> ChatReply {
    let number = self.requests.wrappingAdd(1, ordering: .relaxed).oldValue
    if self.faults.addedLatency > .zero { try await self.sleep(self.faults.addedLatency) }
    if self.fails(number) { throw ModelRuntimeError.injectedFault }
    return try await self.base.complete(messages: messages, options: options)
  }

  /// SplitMix64 of the request's number, as a fraction, against the error rate.
  private func fails(_ number: UInt64) -> Bool {
    var mixed = self.seed &+ (number &+ 1) &* 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    mixed ^= mixed >> 31
    return Double(mixed >> 11) * 0x1p-53 < self.faults.errorRate
  }
}
