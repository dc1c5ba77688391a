import ModelRuntime

/// Sees to it that servers have the adapters that versions here answer with: live ones, those in tests, and those that a
/// rollback goes back to. A server that restarts has none; one that was asked for much has too many.
actor AdapterReconciler {
  /// What versions need of the servers.
  private struct Needs {
    /// By server.
    var adapters: [String: [Adapter]] = [:]
    /// Versions that cannot be loaded now, so that nobody knows what they need.
    var unknown: Set<ModelDigest> = []
  }

  private let hosts: [AdapterHost]
  private let store: DeployerStore
  private let routes: RouteTable
  private let pool: ModelPool
  private let standbyLimit: Int
  private let board: AdapterBoard
  /// Servers that have shown, since they last failed, that adapters can be loaded.
  private var ready: Set<String> = []

  /// Looks after `hosts`, and puts on `board` how they stand.
  init(
    hosts: [AdapterHost], store: DeployerStore, routes: RouteTable, pool: ModelPool,
    standbyLimit: Int, board: AdapterBoard
  ) {
    self.hosts = hosts
    self.store = store
    self.routes = routes
    self.pool = pool
    self.standbyLimit = standbyLimit
    self.board = board
  }

  /// Looks at every server and does what is to be done.
  ///
  /// - Returns: What was done, with the look before at the same server.
  /// - Throws: `CancellationError`, or a store's error.
  func reconcile() async throws -> [(round: AdapterRound, former: AdapterRound?)] {
    let needs = try await self.needs()
    let rounds = await withTaskGroup(of: AdapterRound.self) { group in
      for host in self.hosts {
        let wanted = needs.adapters[host.name] ?? []
        group.addTask {
          await self.look(at: host, wanted: wanted, isComplete: needs.unknown.isEmpty)
        }
      }
      var rounds: [AdapterRound] = []
      for await round in group { rounds.append(round) }
      return rounds
    }
    try Task.checkCancellation()
    return rounds.sorted { $0.server < $1.server }.map { ($0, self.board.note($0)) }
  }

  private func needs() async throws -> Needs {
    let digests = try await self.store.neededVersions(standbyLimit: self.standbyLimit).answering
      .union(self.routes.digests)
    var needs = Needs()
    for digest in digests.sorted(by: { $0.rawValue < $1.rawValue }) {
      do {
        guard let model = try await self.pool.model(digest) as? AdapterModel else { continue }
        needs.adapters[model.host.name, default: []].append(model.adapter)
      } catch is ArtifactError {
        needs.unknown.insert(digest)
      }
      try Task.checkCancellation()
    }
    return needs
  }

  private func look(
    at host: AdapterHost, wanted: [Adapter], isComplete: Bool
  ) async -> AdapterRound {
    var round = AdapterRound(server: host.name)
    round.wanted = wanted.count
    do {
      if !self.ready.contains(host.name) {
        try await host.preflight()
        self.ready.insert(host.name)
      }
      let names = Set(wanted.map(\.name))
      let plan = AdapterPlan(
        wanted: names, served: try await host.adapters(), held: host.held(),
        isComplete: isComplete)
      await self.load(wanted.filter { plan.missing.contains($0.name) }, on: host, &round)
      await self.unload(plan.superfluous, from: host, &round)
      round.served = names.subtracting(round.failures.map(\.adapter)).count
      if let kept = plan.kept {
        // What could not be unloaded is still read from its files by some servers.
        round.removed = try host.removeFiles(exceptOf: kept.union(round.failures.map(\.adapter)))
      }
    } catch {
      self.ready.remove(host.name)
      round.obstacle = "\(error)"
    }
    return round
  }

  private func load(
    _ adapters: [Adapter], on host: AdapterHost, _ round: inout AdapterRound
  ) async {
    for adapter in adapters where !Task.isCancelled {
      do {
        if try await host.ensure(adapter) { round.loaded.append(adapter.name) }
      } catch {
        round.failures.append(.init(adapter: adapter.name, reason: "\(error)"))
      }
    }
  }

  private func unload(
    _ names: Set<AdapterName>, from host: AdapterHost, _ round: inout AdapterRound
  ) async {
    for name in names.sorted() where !Task.isCancelled {
      do {
        try await host.unload(name)
        round.unloaded.append(name)
      } catch {
        round.failures.append(.init(adapter: name, reason: "\(error)"))
      }
    }
  }
}
