import ModelRuntime

/// What has to happen to a server's adapters.
struct AdapterPlan: Hashable, Sendable {
  /// To be loaded.
  let missing: Set<AdapterName>
  /// To be unloaded.
  let superfluous: Set<AdapterName>
  /// The adapters whose files stay; nil when that is not known.
  let kept: Set<AdapterName>?

  /// Compares what is wanted with what is there.
  ///
  /// - Parameters:
  ///   - wanted: What this service answers with.
  ///   - served: What the server has of this system's.
  ///   - held: What other services use.
  ///   - isComplete: Whether `wanted` names everything. While it does not, nothing is unloaded: an adapter whose name is
  ///     not known yet may be one that patients are answered by.
  init(
    wanted: Set<AdapterName>, served: Set<AdapterName>, held: Set<AdapterName>, isComplete: Bool
  ) {
    self.missing = wanted.subtracting(served)
    self.superfluous = isComplete ? served.subtracting(wanted).subtracting(held) : []
    self.kept = isComplete ? wanted.union(held) : nil
  }
}
