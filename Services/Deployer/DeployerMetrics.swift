import Metrics

/// What the Deployer counts for `/metrics`.
struct DeployerMetrics: Sendable {
  private struct Server: Sendable {
    let loaded: Counter
    let unloaded: Counter
    let failures: Counter
    let wanted: Gauge
    let served: Gauge
  }

  private let servers: [String: Server]
  private let removedArtifacts: Counter

  /// - Parameter servers: The names of the servers of adapters.
  init(factory: any MetricsFactory, servers: [String]) {
    self.removedArtifacts = Counter(label: "deployer_artifacts_removed_total", factory: factory)
    self.servers = servers.reduce(into: [:]) { metrics, name in
      let dimensions = [("server", name)]
      func counter(_ label: String) -> Counter {
        Counter(label: label, dimensions: dimensions, factory: factory)
      }
      func gauge(_ label: String) -> Gauge {
        Gauge(label: label, dimensions: dimensions, factory: factory)
      }
      metrics[name] = Server(
        loaded: counter("deployer_adapters_loaded_total"),
        unloaded: counter("deployer_adapters_unloaded_total"),
        failures: counter("deployer_adapter_failures_total"),
        wanted: gauge("deployer_adapters_wanted"), served: gauge("deployer_adapters_served"))
    }
  }

  /// Counts what a look at a server led to.
  func count(_ round: AdapterRound) {
    guard let server = self.servers[round.server] else { return }
    server.loaded.increment(by: round.loaded.count)
    server.unloaded.increment(by: round.unloaded.count)
    server.failures.increment(by: round.failures.count + (round.obstacle == nil ? 0 : 1))
    server.wanted.record(round.wanted)
    server.served.record(round.served)
  }

  /// Counts artefacts that nothing needed.
  func countRemovedArtifacts(_ count: Int) { self.removedArtifacts.increment(by: count) }
}
