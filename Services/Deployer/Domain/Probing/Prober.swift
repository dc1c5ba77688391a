import ModelRuntime

/// Puts the built-in questions to a loaded candidate that has no traffic yet.
struct Prober: Sendable {
  /// How one question went.
  private struct Answer: Sendable {
    let objection: String?
    let latency: Duration
  }

  private let suite: ProbeSuite
  private let timeout: Duration
  private let clock: DeployerClock

  private static let workers = 8
  private static let rounds = 4

  /// Asks the questions of `suite`, each with the time that a patient's question has.
  init(suite: ProbeSuite = .builtIn, timeout: Duration, clock: DeployerClock) {
    self.suite = suite
    self.timeout = timeout
    self.clock = clock
  }

  /// Runs every test: each question alone, how fast the answers were, and all questions at once
  /// from several sides.
  ///
  /// - Throws: `CancellationError` only; what the model throws fails its test.
  func run(on model: any ChatModel, policy: MonitoringPolicy) async throws -> ProbeReport {
    var results: [ProbeResult] = []
    var latencies: [Duration] = []
    for probe in self.suite.probes {
      let answer = await self.ask(probe, model)
      try Task.checkCancellation()
      latencies.append(answer.latency)
      results.append(
        ProbeResult(
          name: probe.name, passed: answer.objection == nil, detail: answer.objection ?? "ok",
          latencyMilliseconds: answer.latency / .milliseconds(1)))
    }
    results.append(Self.latencyResult(latencies, policy))
    let (concurrency, throughput) = await self.concurrencyResult(model)
    try Task.checkCancellation()
    results.append(concurrency)
    return ProbeReport(results: results, throughput: throughput)
  }

  private func ask(_ probe: Probe, _ model: any ChatModel) async -> Answer {
    let start = self.clock.uptime()
    let objection: String?
    do {
      let reply = try await self.clock.withTimeout(self.timeout) {
        try await model.complete(messages: [ChatMessage(role: .user, content: probe.question)])
      }
      objection = probe.objection(reply)
    } catch DeployerError.completionTimedOut {
      objection = "no answer in \(Int(self.timeout / .milliseconds(1))) ms"
    } catch {
      objection = "the model failed: \(error)"
    }
    return Answer(objection: objection, latency: self.clock.uptime() - start)
  }

  private static func latencyResult(
    _ latencies: [Duration], _ policy: MonitoringPolicy
  ) -> ProbeResult {
    let slowest = (latencies.max() ?? .zero) / .milliseconds(1)
    let passed = slowest <= policy.responseTimeMilliseconds
    return ProbeResult(
      name: "latency", passed: passed,
      detail: "slowest of \(latencies.count) answers against \(policy.responseTimeMilliseconds) ms",
      latencyMilliseconds: slowest)
  }

  private func concurrencyResult(_ model: any ChatModel) async -> (ProbeResult, Double) {
    let start = self.clock.uptime()
    let answers = await withTaskGroup(of: [Answer].self) { group in
      for worker in 0..<Self.workers {
        group.addTask { await self.askAll(model, beginningAt: worker) }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    let elapsed = self.clock.uptime() - start
    let objections = answers.compactMap(\.objection)
    let throughput = Double(answers.count) / max(elapsed / .seconds(1), 1e-6)
    let detail =
      objections.first.map { "\(objections.count) of \(answers.count) answers: \($0)" }
      ?? "\(answers.count) answers from \(Self.workers) sides, \(Int(throughput)) a second"
    let result = ProbeResult(
      name: "concurrency", passed: objections.isEmpty, detail: detail,
      latencyMilliseconds: (answers.map(\.latency).max() ?? .zero) / .milliseconds(1))
    return (result, throughput)
  }

  /// Each worker begins elsewhere in the list, so that different questions meet.
  private func askAll(_ model: any ChatModel, beginningAt offset: Int) async -> [Answer] {
    var answers: [Answer] = []
    for step in 0..<(Self.rounds * self.suite.probes.count) where !Task.isCancelled {
      let probe = self.suite.probes[(offset + step) % self.suite.probes.count]
      answers.append(await self.ask(probe, model))
    }
    return answers
  }
}
