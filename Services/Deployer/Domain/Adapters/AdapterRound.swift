import ModelRuntime

/// What a look at one server of adapters showed, and what was done.
struct AdapterRound: Hashable, Sendable {
  /// Something that did not work.
  struct Failure: Hashable, Sendable {
    let adapter: AdapterName
    let reason: String
  }

  /// The server's name.
  let server: String
  /// How many adapters it should have for this service.
  var wanted = 0
  /// How many of those it has at the end.
  var served = 0
  var loaded: [AdapterName] = []
  var unloaded: [AdapterName] = []
  /// Whose files are gone from the volume.
  var removed: [AdapterName] = []
  var failures: [Failure] = []
  /// Why nothing could be done at all; nil when the server was asked.
  var obstacle: String?

  /// Whether the server has what it should.
  var isGood: Bool { self.obstacle == nil && self.failures.isEmpty }
}
