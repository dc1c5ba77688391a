public import HTTPClient

/// A server that adapters are loaded into while it runs, together with the directory that it reads them from.
///
/// Nothing that the server says is believed without a look: after every load a question of one token goes to the
/// adapter, and the server must list it. What it had loaded is gone when it restarts.
public actor AdapterHost {
  /// The server's name in errors, logs and health.
  public nonisolated let name: String

  private nonisolated let client: LoRAClient
  private nonisolated let volume: AdapterVolume
  private let limits: AdapterLimits
  /// What this service is called on the volume when it holds adapters; nil for the one that unloads the unwanted.
  private nonisolated let owner: String?
  private nonisolated let time: TimeSource
  /// Makes the client of chats with a model of the server.
  private nonisolated let chat: @Sendable (AdapterName) -> OpenAICompatibleModel
  /// The adapters that have answered since they were last seen missing.
  private var proven: Set<AdapterName> = []
  /// Work under way; all who need an adapter wait for the same.
  private var pending: [AdapterName: Task<Bool, any Error>] = [:]
  private var heldAt: [AdapterName: Duration] = [:]

  /// - Parameters:
  ///   - name: The server's name.
  ///   - client: Loads and unloads.
  ///   - volume: Where the server reads adapters.
  ///   - limits: What the server takes.
  ///   - owner: A word for this service, when it uses adapters that another service may unload.
  ///   - time: Measures, and tells the date.
  ///   - chat: Makes the client of chats with a model of the server.
  public init(
    name: String, client: LoRAClient, volume: AdapterVolume,
    limits: AdapterLimits = AdapterLimits(),
    owner: String? = nil, time: TimeSource = .system,
    chat: @escaping @Sendable (AdapterName) -> OpenAICompatibleModel
  ) {
    self.name = name
    self.client = client
    self.volume = volume
    self.limits = limits
    self.owner = owner
    self.time = time
    self.chat = chat
  }

  // MARK: - Loading

  /// Sees to it that the server answers with an adapter.
  ///
  /// - Returns: Whether it had to be loaded.
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  @discardableResult
  public func ensure(_ adapter: Adapter) async throws -> Bool {
    if let pending = self.pending[adapter.name] { return try await pending.value }
    // No caller's child, since several may wait for it.
    let task = Task { try await self.bring(adapter) }
    self.pending[adapter.name] = task
    defer { self.pending[adapter.name] = nil }
    return try await task.value
  }

  private func bring(_ adapter: Adapter) async throws -> Bool {
    try adapter.check(self.limits)
    try self.hold(adapter.name)
    let path = self.volume.serverPath(of: adapter.name)
    if let served = try await self.served(adapter.name) {
      guard served.isFrom(path) else { throw self.isElsewhere(adapter.name, served) }
      if self.proven.contains(adapter.name) { return false }
      // Of unknown origin: an earlier process may have died between loading and asking.
      if try await self.isProven(adapter.name) { return false }
    }
    self.proven.remove(adapter.name)
    try self.put(adapter)
    try await self.load(adapter.name, from: path)
    do {
      try await self.prove(adapter.name)
    } catch let error as ModelRuntimeError where error.isAboutAdapter {
      // Not left behind: it would be taken for loaded.
      _ = try? await self.client.unload(adapter.name)
      throw error
    }
    return true
  }

  /// Asks an adapter that was found; one that does not answer is unloaded.
  private func isProven(_ name: AdapterName) async throws -> Bool {
    do {
      try await self.prove(name)
      return true
    } catch let error as ModelRuntimeError where error.isAboutAdapter {
      try await self.unload(name)
      return false
    }
  }

  private func load(_ name: AdapterName, from path: String) async throws {
    guard case .refused(let message) = try await self.client.load(name, from: path) else { return }
    // Somebody else may have loaded it between the look and the request.
    if let served = try await self.served(name) {
      guard served.isFrom(path) else { throw self.isElsewhere(name, served) }
      return
    }
    throw ModelRuntimeError.provider(
      provider: self.name, status: 400, code: nil,
      message: "the adapter \(name) is not loaded: \(message)")
  }

  /// Asks for one token, and looks whether the server lists who answered: some answer with the base model to a name
  /// that they do not know.
  private func prove(_ name: AdapterName) async throws {
    _ = try await self.chat(name).complete(
      messages: [ChatMessage(role: .user, content: "Hello")],
      options: ChatOptions(maxTokens: 1, temperature: 0))
    guard try await self.served(name) != nil else {
      throw ModelRuntimeError.misconfigured(
        provider: self.name,
        reason:
          "the server says that it has loaded the adapter \(name) and does not list it, so that the base"
          + " model may have answered; look at the server's log")
    }
    self.proven.insert(name)
  }

  private func served(_ name: AdapterName) async throws -> ServedModel? {
    try await self.client.models().first { $0.id == name.text }
  }

  private func put(_ adapter: Adapter) throws {
    do {
      try self.volume.put(adapter)
    } catch let failure as AdapterVolumeFailure {
      throw ModelRuntimeError.unreachable(provider: self.name, reason: failure.description)
    }
  }

  private func isElsewhere(_ name: AdapterName, _ served: ServedModel) -> ModelRuntimeError {
    .misconfigured(
      provider: self.name,
      reason: "the server has an adapter \(name) from \(served.root ?? "elsewhere"), not from"
        + " \(self.volume.serverPath(of: name)); unload it there, or correct adapters.serverPath")
  }

  // MARK: - Using

  /// Says on the volume that this service uses an adapter, at most once a minute.
  public func hold(_ name: AdapterName) throws {
    guard let owner = self.owner else { return }
    let now = self.time.elapsed()
    if let last = self.heldAt[name], now - last < .seconds(60) { return }
    do {
      try self.volume.hold(name, by: owner, at: self.time.date())
    } catch {
      throw ModelRuntimeError.unreachable(provider: self.name, reason: error.description)
    }
    self.heldAt[name] = now
  }

  // MARK: - What the one that unloads needs

  /// Finds out whether adapters can be loaded at all.
  ///
  /// - Throws: `ModelRuntimeError` that says what to set, `CancellationError`.
  public nonisolated func preflight() async throws { try await self.client.preflight() }

  /// The adapters of this system that the server has: those whose name is one of ours, and whose place is on the
  /// volume where the server tells it.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  public func adapters() async throws -> Set<AdapterName> {
    let models = try await self.client.models()
    let ours = models.compactMap { model -> AdapterName? in
      guard let name = AdapterName(model.id), model.isFrom(self.volume.serverPath(of: name))
      else { return nil }
      return name
    }
    self.proven.formIntersection(ours)
    return Set(ours)
  }

  /// The adapters that other services use.
  public nonisolated func held() -> Set<AdapterName> { self.volume.held(at: self.time.date()) }

  /// Unloads an adapter. Its files stay.
  ///
  /// - Throws: `ModelRuntimeError`, `CancellationError`.
  public func unload(_ name: AdapterName) async throws {
    self.proven.remove(name)
    if try await self.client.unload(name) { return }
    guard try await self.served(name) == nil else {
      throw ModelRuntimeError.provider(
        provider: self.name, status: 400, code: nil, message: "the adapter \(name) is not unloaded")
    }
  }

  /// Removes the files of adapters.
  ///
  /// - Parameter names: What stays.
  /// - Returns: What is gone.
  /// - Throws: `AdapterVolumeFailure`.
  public nonisolated func removeFiles(
    exceptOf names: Set<AdapterName>
  ) throws(AdapterVolumeFailure) -> [AdapterName] {
    var removed: [AdapterName] = []
    for name in self.volume.names where !names.contains(name) {
      try self.volume.remove(name)
      removed.append(name)
    }
    self.volume.removeLeftovers(at: self.time.date())
    return removed
  }
}

extension ModelRuntimeError {
  /// Whether a failed question tells something of the adapter it was for, rather than of how the server is just now. An
  /// adapter whose files are not there makes some servers break down.
  fileprivate var isAboutAdapter: Bool {
    if case .provider(_, let status, _, _) = self { return ![502, 503, 504].contains(status) }
    return !self.isPassing
  }
}
