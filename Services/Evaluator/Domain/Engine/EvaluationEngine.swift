/// Asks a model all phrasings of scenarios and grades its answers.
package struct EvaluationEngine: Sendable {
  private let settings: EvaluationSettings
  private let clock: any Clock<Duration>

  package init(settings: EvaluationSettings, clock: any Clock<Duration> = ContinuousClock()) {
    self.settings = settings
    self.clock = clock
  }

  /// Runs `scenarios`, a bounded number at a time, and hands each outcome to `record` as soon as it
  /// is there. Throws only what `record` throws, or cancellation: a model that fails leaves
  /// ungradable trials behind.
  package func run(
    _ scenarios: [Scenario], of suite: Suite, model: any AnsweringModel,
    record: @escaping @Sendable (ScenarioOutcome) async throws -> Void
  ) async throws {
    let grader = TrialGrader(publicNumbers: suite.publicNumbers)
    var waiting = scenarios[...]
    try await withThrowingTaskGroup(of: Void.self) { group in
      func startNext() {
        guard let scenario = waiting.popFirst() else { return }
        group.addTask {
          try await record(await self.outcome(of: scenario, model: model, grader: grader))
        }
      }
      for _ in 0..<max(1, self.settings.concurrency) { startNext() }
      while try await group.next() != nil { startNext() }
    }
  }

  private func outcome(
    of scenario: Scenario, model: any AnsweringModel, grader: TrialGrader
  ) async throws -> ScenarioOutcome {
    let repetitions = self.settings.repetitions(
      of: scenario, deterministic: model.isDeterministic)
    var trials: [Trial] = []
    for (index, phrasing) in scenario.phrasings.enumerated() {
      for repetition in 0..<repetitions {
        try Task.checkCancellation()
        let dialogue = await Self.converse(
          phrasing, model: model, timeout: .seconds(self.settings.trialTimeoutSeconds),
          clock: self.clock)
        try Task.checkCancellation()
        trials.append(
          Trial(
            key: TrialKey(scenario: scenario.id, phrasing: index, repetition: repetition),
            transcript: dialogue.transcript,
            grades: grader.grade(answers: dialogue.answers, scenario: scenario),
            latencyMilliseconds: dialogue.latency / .milliseconds(1), failure: dialogue.failure))
      }
    }
    return ScenarioOutcome(scenario: scenario, trials: trials)
  }

  private struct Dialogue {
    var transcript: [Turn] = []
    var answers: [Answer?] = []
    var latency = Duration.zero
    var failure: String?
  }

  /// Says the turns one after the other. After a missing answer the rest is not asked: the dialogue
  /// would not be the one that the scenario describes.
  private static func converse<C: Clock<Duration>>(
    _ phrasing: Scenario.Phrasing, model: any AnsweringModel, timeout: Duration, clock: C
  ) async -> Dialogue {
    var dialogue = Dialogue()
    for turn in phrasing.turns {
      guard dialogue.failure == nil else {
        dialogue.answers.append(nil)
        continue
      }
      dialogue.transcript.append(Turn(role: .user, content: turn))
      let conversation = dialogue.transcript
      let start = clock.now
      do {
        let answer = try await Self.within(timeout - dialogue.latency, of: timeout, clock: clock) {
          try await model.answer(to: conversation)
        }
        dialogue.transcript.append(Turn(role: .assistant, content: answer.text))
        dialogue.answers.append(answer)
      } catch {
        dialogue.answers.append(nil)
        dialogue.failure = "\(error)"
      }
      dialogue.latency += start.duration(to: clock.now)
    }
    return dialogue
  }

  private static func within<C: Clock<Duration>>(
    _ remaining: Duration, of timeout: Duration, clock: C,
    _ body: @escaping @Sendable () async throws -> Answer
  ) async throws -> Answer {
    try await withThrowingTaskGroup(of: Answer?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await clock.sleep(until: clock.now.advanced(by: remaining), tolerance: nil)
        return nil
      }
      defer { group.cancelAll() }
      guard let answer = try await group.next() ?? nil else {
        throw TrialFailure.timedOut(seconds: timeout / .seconds(1))
      }
      return answer
    }
  }
}
