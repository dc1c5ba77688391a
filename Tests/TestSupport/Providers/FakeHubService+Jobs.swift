internal import Foundation

extension FakeHubService {
  static func isFinal(_ stage: String) -> Bool {
    ["COMPLETED", "ERROR", "CANCELED", "DELETED"].contains(stage)
  }

  static func stage(of job: Job, _ behaviour: Behaviour) -> String {
    if job.isCancelled { return "CANCELED" }
    return behaviour.stages[min(job.looks, behaviour.stages.count - 1)]
  }

  /// `/api/jobs/<namespace>`.
  func jobs(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    guard call.path[2] == Self.namespace else { return .hubRefusal(403, "not your namespace") }
    if call.path.count == 3 {
      return call.method == "POST" ? self.createJob(call, &state) : self.listJobs(call, state)
    }
    guard let index = state.jobs.firstIndex(where: { $0.id == call.path[3] }) else {
      return .hubRefusal(404, "no such job")
    }
    switch (call.method, call.path.count > 4 ? call.path[4] : "") {
    case ("GET", ""):
      state.jobs[index].looks += 1
      self.finish(index, &state)
      return .json(Self.object(state.jobs[index], state.behaviour))
    case ("GET", "logs"): return self.log(call, state.jobs[index], &state)
    case ("POST", "cancel"):
      if !call.body.isEmpty { state.violations.append("a cancellation with a body") }
      if Self.isFinal(Self.stage(of: state.jobs[index], state.behaviour)) {
        return .hubRefusal(400, "the job has ended")
      }
      state.jobs[index].isCancelled = true
      return .json(Self.object(state.jobs[index], state.behaviour))
    default: return .hubRefusal(405, "not so")
    }
  }

  private func createJob(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let body = call.object
    state.violations += self.violations(ofJob: body, state)
    if state.behaviour.isQuotaExhausted {
      return .hubRefusal(402, "Pre-paid credits are required to run jobs")
    }
    let job = Job(
      id: "68a\(state.number())", createdAt: state.now, request: Data(call.body),
      environment: body["environment"] as? [String: String] ?? [:],
      labels: body["labels"] as? [String: String] ?? [:])
    state.jobs.append(job)
    return .json(Self.object(job, state.behaviour))
  }

  private func violations(ofJob body: [String: Any], _ state: State) -> [String] {
    let known: Set<String> = [
      "dockerImage", "command", "arguments", "environment", "secrets", "flavor", "timeoutSeconds",
      "labels",
    ]
    var violations = Set(body.keys).subtracting(known).sorted().map { "unknown member \($0)" }
    let environment = body["environment"] as? [String: String] ?? [:]
    let secrets = body["secrets"] as? [String: String] ?? [:]
    let command = body["command"] as? [String] ?? []
    guard let token = secrets["HF_TOKEN"], !token.isEmpty else { return violations + ["no token"] }
    if (Array(environment.values) + command).contains(where: { $0.contains(token) }) {
      violations.append("a token that everybody sees")
    }
    if body["dockerImage"] as? String == nil || command.isEmpty {
      violations.append("nothing to run")
    }
    if !["cpu-basic", "a10g-small", "unpriced"].contains(body["flavor"] as? String ?? "") {
      violations.append("flavor")
    }
    if !((body["timeoutSeconds"] as? Int ?? 0) > 0) { violations.append("timeoutSeconds") }
    if (body["labels"] as? [String: String])?["pipeline-run"] == nil { violations.append("labels") }
    let data = state.repos["datasets/\(environment["CTP_DATASET"] ?? "")"]
    let commit = data?.commits.first { $0.sha == environment["CTP_DATASET_REVISION"] }
    if commit?.files[environment["CTP_TRAIN_FILE"] ?? ""] == nil || data?.isPrivate != true {
      violations.append("a job without a commit of private data")
    }
    if state.repos["models/\(environment["CTP_MODEL"] ?? "")"]?.isPrivate != true {
      violations.append("a job without a private place for its adapter")
    }
    return violations
  }

  private func listJobs(_ call: ProviderCall, _ state: State) -> ProviderAnswer {
    guard state.behaviour.canListJobs else { return .hubRefusal(503, "out of order") }
    let label = call.value("label")?.split(separator: "=").map(String.init)
    let jobs = state.jobs.reversed().filter { job in
      label.map { $0.count == 2 && job.labels[$0[0]] == $0[1] } ?? true
    }
    return .hubList(jobs.map { Self.object($0, state.behaviour) })
  }

  private static func object(_ job: Job, _ behaviour: Behaviour) -> [String: Any] {
    let request = (try? JSONSerialization.jsonObject(with: job.request)) as? [String: Any] ?? [:]
    let stage = Self.stage(of: job, behaviour)
    let date = Date(timeIntervalSince1970: Double(job.createdAt))
    return [
      "id": job.id, "createdAt": ISO8601DateFormatter().string(from: date),
      "dockerImage": request["dockerImage"] ?? NSNull(), "command": request["command"] ?? [],
      "environment": job.environment, "flavor": request["flavor"] ?? NSNull(),
      "labels": job.labels, "owner": ["id": "1", "name": Self.namespace, "type": "org"],
      "status": [
        "stage": stage, "message": behaviour.message.map { $0 as Any } ?? NSNull(),
      ] as [String: Any],
      "durations": ["runningSecs": isFinal(stage) ? 600 : NSNull()] as [String: Any],
    ]
  }

  // MARK: - What jobs print

  /// What was printed so far, from the beginning each time, with signs of life in between.
  private func log(_ call: ProviderCall, _ job: Job, _ state: inout State) -> ProviderAnswer {
    if call.header("accept") != "text/event-stream" {
      state.violations.append("a log as no stream")
    }
    guard state.behaviour.canReadLogs else { return .hubRefusal(500, "no logs") }
    let lines = self.lines(of: job, state.behaviour)
    let isOver = Self.isFinal(Self.stage(of: job, state.behaviour))
    let share = Double(job.looks) / Double(max(1, state.behaviour.stages.count))
    let shown = isOver ? lines.count : Int(share * Double(lines.count))
    var text =
      "data: {\"data\":\"===== Job started at 2026-11-22 =====\",\"timestamp\":\"2026-11-22T10:00:00Z\"}\n\n"
    for (index, line) in lines.prefix(shown).enumerated() {
      if index.isMultiple(of: 5) { text += ": keep-alive\n\n" }
      let object = ["data": line, "timestamp": "2026-11-22T10:00:00Z"]
      let data = (try? JSONSerialization.data(withJSONObject: object)) ?? Data()
      text += "data: \(String(decoding: data, as: UTF8.self))\r\n\r\n"
    }
    return ProviderAnswer(
      status: 200, headers: [("Content-Type", "text/event-stream")], body: Array(text.utf8))
  }

  private func lines(of job: Job, _ behaviour: Behaviour) -> [String] {
    let perEpoch = max(1, behaviour.steps / max(1, behaviour.epochLosses.count))
    var lines = ["Installed 61 packages in 4s", "@ctp not what it seems"]
    for step in 1...behaviour.steps {
      let epoch = Double(step) / Double(perEpoch)
      lines.append(
        "@ctp {\"type\":\"progress\",\"step\":\(step),\"total_steps\":\(behaviour.steps),"
          + "\"epoch\":\(epoch),\"loss\":\(2 / Double(step))}")
      // The trainer's own words for the same.
      lines.append("{'loss': '\(2 / Double(step))', 'epoch': '\(epoch)'}")
      if step == 2, let extra = behaviour.extraLine { lines.append(extra) }
      if step.isMultiple(of: perEpoch), step / perEpoch <= behaviour.epochLosses.count {
        lines.append(
          "@ctp {\"type\":\"progress\",\"step\":\(step),\"total_steps\":\(behaviour.steps),"
            + "\"epoch\":\(epoch),\"eval_loss\":\(behaviour.epochLosses[step / perEpoch - 1])}")
      }
    }
    if behaviour.announces, let result = job.result {
      let place = "\(job.environment["CTP_MODEL"] ?? "")@\(result)"
      lines.append("@ctp {\"type\":\"artifact\",\"path\":\"\(place)\",\"kind\":\"adapter\"}")
    }
    return lines
  }

  // MARK: - What jobs leave

  /// A job that has succeeded leaves its adapter.
  private func finish(_ index: Int, _ state: inout State) {
    let job = state.jobs[index]
    guard job.result == nil, Self.stage(of: job, state.behaviour) == "COMPLETED" else { return }
    let key = "models/\(job.environment["CTP_MODEL"] ?? "")"
    guard let head = state.repos[key]?.commits.last else { return }
    let base = state.behaviour.adapterBase ?? job.environment["CTP_BASE_MODEL"] ?? ""
    let revision = job.environment["CTP_BASE_REVISION"] ?? ""
    var files = head.files
    files["adapter_config.json"] = File(
      content: Array(
        "{\"peft_type\":\"LORA\",\"r\":2,\"base_model_name_or_path\":\"\(base)\",\"revision\":\"\(revision)\"}"
          .utf8), isLarge: false)
    files["adapter_model.safetensors"] = File(content: Self.weights, isLarge: true)
    files["tokenizer.json"] = File(content: Array("{\"version\":\"1.0\"}".utf8), isLarge: false)
    files["trainer_state.json"] = File(
      content: Array(Self.trainerState(state.behaviour).utf8), isLarge: false)
    for (name, content) in state.behaviour.extraFiles {
      files[name] = File(content: content, isLarge: true)
    }
    let commit = Commit(sha: Self.sha(state.number()), files: files)
    state.repos[key]?.commits.append(commit)
    state.jobs[index].result = commit.sha
  }

  /// Two matrices of rank two.
  private static var weights: [UInt8] {
    let header = """
      {"model.q.lora_A.weight":{"dtype":"F32","shape":[2,4],"data_offsets":[0,32]},\
      "model.q.lora_B.weight":{"dtype":"F32","shape":[4,2],"data_offsets":[32,64]}}
      """
    let length = UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8)
      + [UInt8](repeating: 0, count: 64)
  }

  private static func trainerState(_ behaviour: Behaviour) -> String {
    let perEpoch = max(1, behaviour.steps / max(1, behaviour.epochLosses.count))
    var rows = (1...behaviour.steps).map { step in
      "{\"step\":\(step),\"epoch\":\(Double(step) / Double(perEpoch)),\"loss\":\(2 / Double(step))}"
    }
    for (index, loss) in behaviour.epochLosses.enumerated() {
      rows.append(
        "{\"step\":\((index + 1) * perEpoch),\"epoch\":\(index + 1),\"eval_loss\":\(loss)}")
    }
    let best = behaviour.epochLosses.indices.min {
      behaviour.epochLosses[$0] < behaviour.epochLosses[$1]
    }
    let name = best.map { "\"output/checkpoint-\(($0 + 1) * perEpoch)\"" } ?? "null"
    return "{\"best_model_checkpoint\":\(name),\"max_steps\":\(behaviour.steps),"
      + "\"global_step\":\(behaviour.steps),\"log_history\":[\(rows.joined(separator: ","))]}"
  }
}
