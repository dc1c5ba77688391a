internal import Foundation
internal import Synchronization

/// What OpenAI and Azure do when models are fine-tuned, as far as it is documented, ugly parts included.
///
/// Checks each request against the documented form and records it. Time passes with the requests: a job goes one state
/// further each time it is looked at.
package final class FakeFineTuneService: ProviderFake {
  /// Whose interface it has.
  package enum Surface: String, Sendable, CaseIterable {
    case openAI, azure, azureDated

    /// What paths begin with.
    package var base: String {
      switch self {
      case .openAI: "/v1"
      case .azure: "/openai/v1"
      case .azureDated: "/openai"
      }
    }
  }

  /// How it behaves; a test changes it at any time.
  package struct Behaviour: Sendable {
    /// What a job is seen to be in, one look after the other; the last one stays.
    package var statuses = [
      "validating_files", "queued", "running", "paused", "running", "a-word-of-tomorrow",
      "running", "succeeded",
    ]
    /// Looks at a file before it is processed.
    package var looksUntilProcessed = 2
    /// Whether the organisation may train.
    package var isEligible = true
    /// Whether the account is used up.
    package var isQuotaExhausted = false
    /// Whether jobs can be listed.
    package var canListJobs = true
    /// Answers that are given before anything is done, one each.
    package var storm: [ProviderAnswer] = []
    /// Steps of a training; each is an event.
    package var steps = 12
    /// The losses on the whole validation file at the ends of the epochs.
    package var epochLosses = [0.9, 0.5, 0.7]
    /// Whether the result file has Azure's names and mark.
    package var hasAzureResults = false
    /// The words of a job that failed.
    package var failure = ("invalid_training_file", "the file is not usable")
    /// When the base model stops answering, "YYYY-MM-DD"; nil when that is not known.
    package var shutdownDate: String? = "2027-01-14"
    /// Whether a model, or a deployment, answers; nil where all do that there are.
    package var answersAs: (@Sendable (String) -> Bool)?
    /// What the models answer to a conversation of roles and contents.
    package var reply: @Sendable ([(role: String, content: String)]) -> String = { _ in "Hi" }
    /// Tokens that are taken; empty takes all.
    package var acceptedTokens: Set<String> = []

    /// Everything works.
    package init() {}
  }

  struct File: Sendable {
    let id: String
    let name: String
    let purpose: String
    let content: [UInt8]
    let createdAt: Int
    var looks = 0
  }

  struct Job: Sendable {
    let id: String
    let createdAt: Int
    let model: String
    let trainingFile: String
    let validationFile: String?
    let suffix: String
    let epochs: Int
    let metadata: [String: String]
    /// How often it was looked at.
    var looks = 0
    var isCancelled = false
    var resultFile: String?
  }

  struct State: Sendable {
    var behaviour = Behaviour()
    var files: [File] = []
    var jobs: [Job] = []
    var uploads: [String: (name: String, bytes: Int, parts: [(id: String, content: [UInt8])])] = [:]
    var calls: [ProviderCall] = []
    var violations: [String] = []
    var contents: [[UInt8]] = []
    var created = 0
    /// Seconds of the provider's clock.
    var now = 1_790_000_000

    mutating func id(_ prefix: String) -> String {
      self.created += 1
      return "\(prefix)\(self.created)"
    }
  }

  package let surface: Surface
  package var base: String { self.surface.base }
  /// The base model that can be trained.
  package static let baseModel = "gpt-4.1-mini-2025-04-14"
  let state = Mutex(State())

  package init(_ surface: Surface = .openAI) {
    self.surface = surface
    if surface != .openAI { self.change { $0.hasAzureResults = true } }
    if surface == .azureDated {
      self.change {
        $0.statuses = ["created", "pending", "running", "pausing", "running", "succeeded"]
      }
    }
  }

  /// Changes how it behaves.
  package func change(_ body: (inout Behaviour) -> Void) {
    self.state.withLock { body(&$0.behaviour) }
  }

  /// What was wrong with requests; empty when all were as documented.
  package var violations: [String] { self.state.withLock { $0.violations } }
  /// Every request, oldest first.
  package var calls: [ProviderCall] { self.state.withLock { $0.calls } }
  /// The names of the files that are there.
  package var fileNames: [String] { self.state.withLock { $0.files.map(\.name).sorted() } }
  /// How many jobs were ever created.
  package var jobCount: Int { self.state.withLock { $0.jobs.count } }
  /// The contents of all files that were ever uploaded.
  package var uploadedContents: [[UInt8]] { self.state.withLock { $0.contents } }
  /// Whether a job trains, or may.
  package var hasRunningJob: Bool {
    self.state.withLock { state in
      state.jobs.contains { job in
        !["succeeded", "failed", "cancelled"].contains(Self.status(of: job, state.behaviour))
      }
    }
  }

  /// Does what a request asks for.
  package func answer(_ call: ProviderCall) -> ProviderAnswer {
    self.state.withLock { state in
      state.calls.append(call)
      state.now += 1
      state.violations += self.violations(of: call)
      if let refusal = self.authenticate(call, state.behaviour) { return refusal }
      if !state.behaviour.storm.isEmpty { return state.behaviour.storm.removeFirst() }
      var answer = self.route(call, &state)
      answer.headers.append(
        (self.surface == .openAI ? "x-request-id" : "apim-request-id", "req_\(state.calls.count)"))
      return answer
    }
  }

  private func authenticate(_ call: ProviderCall, _ behaviour: Behaviour) -> ProviderAnswer? {
    let bearer = call.header("authorization").flatMap { value in
      value.hasPrefix("Bearer ") ? String(value.dropFirst(7)) : nil
    }
    let token = self.surface == .openAI ? bearer : call.header("api-key") ?? bearer
    guard let token, behaviour.acceptedTokens.isEmpty || behaviour.acceptedTokens.contains(token)
    else {
      // Repeats the key, as OpenAI does.
      return .refusal(
        401, code: "invalid_api_key", "Incorrect API key provided: \(token ?? "none")")
    }
    return nil
  }

  private func violations(of call: ProviderCall) -> [String] {
    var violations: [String] = []
    let known: Set<String> = [
      "after", "limit", "order", "purpose", "metadata[pipeline_run_id]", "api-version",
    ]
    for pair in call.query where !known.contains(pair.name) {
      violations.append("unknown query \(pair.name) of \(call.method) \(call.path)")
    }
    if self.surface == .azureDated, call.value("api-version") == nil {
      violations.append("no api-version")
    }
    if self.surface == .openAI, call.value("api-version") != nil {
      violations.append("an api-version for OpenAI")
    }
    if call.method == "GET" || call.method == "DELETE", !call.body.isEmpty {
      violations.append("a body of \(call.method)")
    }
    return violations
  }

  private func route(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let path = call.path
    switch (call.method, path.first, path.count) {
    case (_, "files", _): return self.files(call, &state)
    case (_, "uploads", _) where self.surface == .openAI: return self.uploads(call, &state)
    case ("GET", "models", 2): return self.model(path[1], state)
    case ("POST", "chat", 2) where path[1] == "completions": return self.chat(call, nil, state)
    case ("POST", "deployments", 4) where path.suffix(2) == ["chat", "completions"]:
      return self.chat(call, path[1], state)
    case (_, "fine_tuning", 2...) where path[1] == "jobs": return self.jobs(call, &state)
    default: return .refusal(404, code: nil, "no such path")
    }
  }

  private func model(_ id: String, _ state: State) -> ProviderAnswer {
    let made = state.jobs.flatMap { job in
      [Self.modelName(of: job)] + (1...3).map { "\(Self.modelName(of: job)):ckpt-\($0)" }
    }
    guard id == Self.baseModel || made.contains(id) else {
      return .refusal(404, code: "model_not_found", "no such model")
    }
    if self.surface == .azureDated {
      return .json([
        "id": id, "object": "model", "status": "succeeded",
        "capabilities": ["fine_tune": id == Self.baseModel, "inference": true],
        "deprecation": ["fine_tune": 1_900_000_000, "inference": 1_910_000_000],
      ])
    }
    let date: Any = state.behaviour.shutdownDate.map { $0 as Any } ?? NSNull()
    return .json(["id": id, "object": "model", "created": 1, "shutdown_date": date])
  }

  private func chat(_ call: ProviderCall, _ name: String?, _ state: State) -> ProviderAnswer {
    guard let name = name ?? call.object["model"] as? String, self.answers(name, state) else {
      return .refusal(
        404, code: self.surface == .openAI ? "model_not_found" : "DeploymentNotFound",
        "nothing of this name answers")
    }
    let turns = (call.object["messages"] as? [[String: Any]] ?? []).map { turn in
      (role: turn["role"] as? String ?? "", content: turn["content"] as? String ?? "")
    }
    return .json([
      "id": "chat-1", "object": "chat.completion", "model": name,
      "choices": [
        [
          "index": 0,
          "message": ["role": "assistant", "content": state.behaviour.reply(turns)],
          "finish_reason": "stop",
        ] as [String: Any]
      ],
      "usage": ["prompt_tokens": 1, "completion_tokens": 1],
    ])
  }

  private func answers(_ name: String, _ state: State) -> Bool {
    if let answersAs = state.behaviour.answersAs { return answersAs(name) }
    return state.jobs.contains { name.hasPrefix(Self.modelName(of: $0)) }
  }

  static func modelName(of job: Job) -> String { "ft:\(job.model):acme:\(job.suffix):\(job.id)" }
}
