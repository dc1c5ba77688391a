internal import Foundation

extension FakeFineTuneService {
  /// `/fine_tuning/jobs`.
  func jobs(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    if call.path.count == 2 {
      return call.method == "POST" ? self.create(call, &state) : self.listJobs(call, state)
    }
    guard let index = state.jobs.firstIndex(where: { $0.id == call.path[2] }) else {
      return .refusal(404, code: nil, "no such job")
    }
    switch (call.method, call.path.count > 3 ? call.path[3] : "") {
    case ("GET", ""):
      state.jobs[index].looks += 1
      self.finish(index, &state)
      return .json(self.object(state.jobs[index], state.behaviour))
    case ("GET", "events"):
      return self.list(call, self.events(state.jobs[index], state.behaviour), standard: 20)
    case ("GET", "checkpoints"):
      return self.list(call, self.checkpoints(state.jobs[index], state.behaviour), standard: 10)
    case ("POST", "cancel"):
      if !call.body.isEmpty { state.violations.append("a cancellation with a body") }
      let status = Self.status(of: state.jobs[index], state.behaviour)
      if ["succeeded", "failed"].contains(status) {
        return .refusal(400, code: nil, "the job has ended")
      }
      state.jobs[index].isCancelled = true
      return .json(self.object(state.jobs[index], state.behaviour))
    default: return .refusal(405, code: nil, "not so")
    }
  }

  static func status(of job: Job, _ behaviour: Behaviour) -> String {
    if job.isCancelled { return "cancelled" }
    return behaviour.statuses[min(job.looks, behaviour.statuses.count - 1)]
  }

  private func create(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let body = call.object
    state.violations += self.violations(ofJob: body)
    if !state.behaviour.isEligible {
      return .refusal(403, code: "training_not_available", "not available to this organization")
    }
    if state.behaviour.isQuotaExhausted {
      return .refusal(429, code: "insufficient_quota", "You exceeded your current quota")
    }
    guard let training = body["training_file"] as? String,
      let file = state.files.first(where: { $0.id == training }),
      let model = body["model"] as? String
    else { return .refusal(400, code: "invalid_request", "no such training file") }
    guard self.surface == .openAI || file.looks > state.behaviour.looksUntilProcessed else {
      return .refusal(400, code: "invalidPayload", "the file is not processed")
    }
    guard file.content.split(separator: UInt8(ascii: "\n")).count >= 10 else {
      return .refusal(400, code: "invalid_n_examples", "at least 10 examples")
    }
    let job = Job(
      id: state.id("ftjob-"), createdAt: state.now, model: model, trainingFile: training,
      validationFile: body["validation_file"] as? String, suffix: body["suffix"] as? String ?? "",
      epochs: Self.hyperparameters(body)["n_epochs"] as? Int ?? 3,
      metadata: body["metadata"] as? [String: String] ?? [:])
    state.jobs.append(job)
    return .json(
      self.object(job, state.behaviour), status: self.surface == .openAI ? 200 : 201)
  }

  private static func hyperparameters(_ body: [String: Any]) -> [String: Any] {
    let method = (body["method"] as? [String: Any])?["supervised"] as? [String: Any]
    return (method ?? body)["hyperparameters"] as? [String: Any] ?? [:]
  }

  private func violations(ofJob body: [String: Any]) -> [String] {
    var known: Set<String> = [
      "model", "training_file", "validation_file", "suffix", "seed", "hyperparameters",
    ]
    if self.surface != .azureDated { known.formUnion(["method", "metadata", "integrations"]) }
    if self.surface != .openAI { known.insert("trainingType") }
    var violations = Set(body.keys).subtracting(known).sorted().map { "unknown member \($0)" }
    let limits: [(String, ClosedRange<Double>)] = [
      ("n_epochs", 1...50), ("batch_size", 1...256), ("learning_rate_multiplier", 1e-9...1e9),
    ]
    for (name, range) in limits {
      let value = Self.hyperparameters(body)[name]
      if value as? String == "auto", self.surface != .azureDated { continue }
      if let number = value as? Double, range.contains(number) { continue }
      if value != nil { violations.append("\(name) is \(value ?? "")") }
    }
    let suffix = body["suffix"] as? String ?? ""
    if suffix.isEmpty || suffix.utf8.count > 40
      || suffix.contains(where: { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == "-") })
    {
      violations.append("suffix \(suffix)")
    }
    if let seed = body["seed"], !(0...2_147_483_647).contains(seed as? Int ?? -1) {
      violations.append("seed")
    }
    let metadata = body["metadata"] as? [String: String] ?? [:]
    if metadata.count > 16
      || metadata.contains(where: { $0.utf8.count > 64 || $1.utf8.count > 512 })
    {
      violations.append("metadata")
    }
    return violations
  }

  private func listJobs(_ call: ProviderCall, _ state: State) -> ProviderAnswer {
    guard state.behaviour.canListJobs else { return .failure(503, as: .object) }
    let key = call.value("metadata[pipeline_run_id]")
    let jobs = state.jobs.reversed().filter { key == nil || $0.metadata["pipeline_run_id"] == key }
    return self.list(call, jobs.map { self.object($0, state.behaviour) }, standard: 20)
  }

  private func list(
    _ call: ProviderCall, _ objects: [[String: Any]], standard: Int
  ) -> ProviderAnswer {
    let limit = min(call.value("limit").flatMap { Int($0) } ?? standard, 100)
    let page = Self.page(objects, limit: limit, after: call.value("after")) {
      $0["id"] as? String ?? ""
    }
    return .json(["object": "list", "data": page.items, "has_more": page.hasMore])
  }

  // MARK: - What jobs leave

  /// A job that has succeeded leaves a file with its measurements.
  private func finish(_ index: Int, _ state: inout State) {
    let job = state.jobs[index]
    guard job.resultFile == nil, Self.status(of: job, state.behaviour) == "succeeded" else {
      return
    }
    let azure = state.behaviour.hasAzureResults
    var lines = [
      azure
        ? "\u{feff}step,train_loss,train_accuracy,validation_loss,full_validation_loss"
        : "step,train_loss,train_accuracy,valid_loss,full_valid_loss"
    ]
    for step in 1...state.behaviour.steps {
      lines.append("\(step),\(Self.loss(step)),0.7,\(Self.loss(step) + 0.1),")
    }
    let content = Array((lines.joined(separator: "\n") + "\n").utf8)
    let file = File(
      id: state.id("file-"), name: "step_metrics.csv", purpose: "fine-tune-results",
      content: content, createdAt: state.now)
    state.files.append(file)
    state.jobs[index].resultFile = file.id
  }

  private static func loss(_ step: Int) -> Double { 2 / Double(step) }

  private func object(_ job: Job, _ behaviour: Behaviour) -> [String: Any] {
    let status = Self.status(of: job, behaviour)
    let hasEnded = ["succeeded", "failed", "cancelled"].contains(status)
    var object: [String: Any] = [
      "id": job.id, "object": "fine_tuning.job", "status": status, "model": job.model,
      "created_at": job.createdAt, "training_file": job.trainingFile, "seed": 42,
      "finished_at": hasEnded ? job.createdAt + 600 : NSNull(),
      "validation_file": job.validationFile.map { $0 as Any } ?? NSNull(),
      "fine_tuned_model": status == "succeeded" ? Self.modelName(of: job) : NSNull(),
      "result_files": job.resultFile.map { [$0] } ?? [],
      "trained_tokens": status == "succeeded" ? 12_345 : NSNull(), "error": [String: Any](),
    ]
    if status == "failed" {
      object["error"] =
        [
          "code": behaviour.failure.0, "message": behaviour.failure.1, "param": NSNull(),
        ] as [String: Any]
    }
    let hyperparameters: [String: Any] = [
      "n_epochs": job.epochs, "batch_size": 16, "learning_rate_multiplier": 1.8,
    ]
    object["hyperparameters"] = hyperparameters
    if self.surface == .azureDated {
      object["organisation_id"] = "org"
    } else {
      object["organization_id"] = "org"
      object["metadata"] = job.metadata
      object["method"] =
        [
          "type": "supervised", "supervised": ["hyperparameters": hyperparameters],
        ] as [String: Any]
    }
    return object
  }

  /// Newest first, as many as a job of these looks has.
  private func events(_ job: Job, _ behaviour: Behaviour) -> [[String: Any]] {
    let running = behaviour.statuses.prefix(job.looks + 1).count { $0 == "running" }
    let hasEnded = Self.status(of: job, behaviour) == "succeeded"
    let total = max(1, behaviour.statuses.count { $0 == "running" })
    let steps = hasEnded ? behaviour.steps : behaviour.steps * running / total
    var events: [[String: Any]] = [
      [
        "object": "fine_tuning.job.event", "id": "ftevent-\(job.id)-0", "created_at": job.createdAt,
        "level": "info", "type": "message", "message": "Created fine-tuning job",
      ]
    ]
    let perEpoch = max(1, behaviour.steps / max(1, behaviour.epochLosses.count))
    for step in 0..<steps {
      var data: [String: Any] = [
        "step": step + 1, "total_steps": behaviour.steps, "train_loss": Self.loss(step + 1),
      ]
      let epoch = (step + 1) / perEpoch
      if (step + 1) % perEpoch == 0, behaviour.epochLosses.indices.contains(epoch - 1) {
        data["full_valid_loss"] = behaviour.epochLosses[epoch - 1]
      }
      events.append([
        "object": "fine_tuning.job.event", "id": "ftevent-\(job.id)-\(step + 1)",
        "created_at": job.createdAt + step, "level": "info", "type": "metrics",
        "message": "Step \(step + 1)", "data": data,
      ])
    }
    return events.reversed()
  }

  /// Newest first.
  private func checkpoints(_ job: Job, _ behaviour: Behaviour) -> [[String: Any]] {
    guard Self.status(of: job, behaviour) == "succeeded" else { return [] }
    let perEpoch = behaviour.steps / max(1, behaviour.epochLosses.count)
    return behaviour.epochLosses.enumerated().map { index, loss -> [String: Any] in
      [
        "object": "fine_tuning.job.checkpoint", "id": "ftckpt_\(job.id)_\(index + 1)",
        "created_at": job.createdAt + index, "fine_tuning_job_id": job.id,
        "fine_tuned_model_checkpoint": "\(Self.modelName(of: job)):ckpt-\(index + 1)",
        "step_number": (index + 1) * perEpoch,
        "metrics": [
          "step": (index + 1) * perEpoch, "train_loss": 0.4, "full_valid_loss": loss,
        ] as [String: Any],
      ]
    }.reversed()
  }
}
