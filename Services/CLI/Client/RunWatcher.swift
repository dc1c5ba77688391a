import RESTContract

/// Shows a run's progress from the event stream until the run has ended.
struct RunWatcher: Sendable {
  let client: GatewayClient
  let socket: EventsSocket
  /// Draws nothing.
  let isSilent: Bool

  /// - Parameters:
  ///   - after: 0 shows what the run has already done too, nil only what it does from now on.
  ///   - start: gives the run to watch; called once events are being received.
  func watch(
    after: Int? = nil, _ start: @escaping @Sendable () async throws -> RunResource
  ) async throws -> RunResource {
    let started = Started()
    var bar = ProgressBar(label: "training", isSilent: self.isSilent)
    do {
      try await self.socket.follow(after: after) {
        await started.set(try await start())
      } take: { event in
        guard let id = await started.run?.id, event.subjectId == id else { return true }
        if event.type == "training-progress", let progress = event.data["progress"] {
          bar.draw(Self.share(progress), Self.detail(progress))
        }
        return !Self.isEnd(event.type)
      }
    } catch let failure as CommandFailure where failure.code == .unavailable {
      // The run goes on without its audience; asking for it is enough to see its end.
      if await started.run == nil { throw failure }
    }
    bar.finish()
    guard let id = await started.run?.id else {
      throw CommandFailure(.software, "the event stream ended before the run was started")
    }
    return try await self.waitForEnd(id)
  }

  private func waitForEnd(_ id: String) async throws -> RunResource {
    try await Polling.wait(atMost: .seconds(8 * 3600), for: "run \(id)") {
      let history: HistoryResource = try await self.client.get(
        "/api/training-pipeline/history?limit=50")
      guard let run = history.runs.first(where: { $0.id == id }) else {
        throw CommandFailure(.software, "the run \(id) is not in the history")
      }
      return run
    } until: {
      $0.state.isFinal
    }
  }

  private static func isEnd(_ type: String) -> Bool {
    type == "training-pipeline-completed" || type == "training-pipeline-failed"
  }

  private static func share(_ data: JSONValue) -> Double {
    guard let step = data["step"]?.doubleValue, let total = data["totalSteps"]?.doubleValue,
      total > 0
    else { return 0 }
    return step / total
  }

  private static func detail(_ data: JSONValue) -> String {
    var parts: [String] = []
    if let epoch = data["epoch"]?.doubleValue, let epochs = data["epochs"]?.doubleValue {
      parts.append("epoch \(Int(epoch))/\(Int(epochs))")
    }
    if let loss = data["trainingLoss"]?.doubleValue {
      parts.append("loss \(Rendering.decimal(loss, 4))")
    }
    if let loss = data["validationLoss"]?.doubleValue, loss > 0 {
      parts.append("validation \(Rendering.decimal(loss, 4))")
    }
    if let rate = data["examplesPerSecond"]?.doubleValue {
      parts.append("\(Rendering.decimal(rate, 0)) examples/s")
    }
    if let remaining = Self.remainingSeconds(data) {
      parts.append("\(Rendering.decimal(remaining, 0)) s left")
    }
    return parts.joined(separator: ", ")
  }

  private static func remainingSeconds(_ data: JSONValue) -> Double? {
    let share = Self.share(data)
    guard let elapsed = data["elapsedSeconds"]?.doubleValue, share > 0 else { return nil }
    return elapsed / share * (1 - share)
  }

  /// The run that was started, known only once the stream is open.
  private actor Started {
    private(set) var run: RunResource?

    func set(_ run: RunResource) {
      self.run = run
    }
  }
}
