internal import Foundation

extension FakeRayService {
  func jobs(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let path = call.path
    switch (call.method, path.count) {
    case ("POST", 1): return self.submit(call, &state)
    case ("GET", 1): return .array(state.jobs.map(Self.details))
    case ("GET", 2): return self.look(path[1], &state)
    case ("DELETE", 2): return self.delete(path[1], &state)
    case ("GET", 3) where path[2] == "logs":
      guard let job = state.jobs.first(where: { $0.id == path[1] }) else { return Self.missing }
      return .json(["logs": job.log])
    case ("POST", 3) where path[2] == "stop": return self.stop(path[1], &state)
    default: return Self.text(405, "405: Method Not Allowed")
    }
  }

  private static let missing = FakeRayService.text(404, "Job does not exist")

  private func submit(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    state.submissions += 1
    let object = call.object
    guard let entrypoint = object["entrypoint"] as? String,
      let id = object["submission_id"] as? String
    else { return Self.traceback(400, "TypeError: __init__() missing 'entrypoint'") }
    let known: Set<String> = [
      "entrypoint", "submission_id", "runtime_env", "metadata", "entrypoint_num_cpus",
      "entrypoint_num_gpus", "entrypoint_memory", "entrypoint_resources",
    ]
    for name in object.keys where !known.contains(name) {
      state.violations.append("unknown member \(name) of a submission")
    }
    if state.jobs.contains(where: { $0.id == id }) {
      return Self.traceback(
        state.behaviour.duplicateStatus,
        "ValueError: Job with submission_id \(id) already exists. Please use a different submission_id."
      )
    }
    let runtime = object["runtime_env"] as? [String: Any] ?? [:]
    let directory = runtime["working_dir"] as? String
    if let directory, state.packages[String(directory.dropFirst("gcs://".count))] == nil {
      state.violations.append("a job with a package that is not there")
    }
    if let other = Self.rival(of: id, in: state.jobs) {
      state.violations.append("\(id) was submitted while \(other) was not at its end")
    }
    state.jobs.append(
      Job(
        id: id, entrypoint: entrypoint,
        environment: runtime["env_vars"] as? [String: String] ?? [:], workingDirectory: directory))
    return .json(["job_id": id, "submission_id": id])
  }

  /// A job of the same trial that has not ended: names are `<trial>-a<attempt>`.
  private static func rival(of id: String, in jobs: [Job]) -> String? {
    func trial(_ id: String) -> Substring {
      id.range(of: "-a", options: .backwards).map { id[..<$0.lowerBound] } ?? id[...]
    }
    return jobs.first { !$0.isFinal && trial($0.id) == trial(id) }?.id
  }

  private func look(_ id: String, _ state: inout State) -> ProviderAnswer {
    guard let index = state.jobs.firstIndex(where: { $0.id == id }) else { return Self.missing }
    Self.advance(&state.jobs[index], state.behaviour)
    var details = Self.details(state.jobs[index])
    if let word = state.behaviour.wordForRunning, state.jobs[index].status == "RUNNING" {
      details["status"] = word
    }
    return .json(details)
  }

  private static func advance(_ job: inout Job, _ behaviour: Behaviour) {
    job.looks += 1
    if let looks = job.looksUntilStopped, !job.isFinal {
      job.looksUntilStopped = looks - 1
      if looks <= 1 { job.status = "STOPPED" }
      return
    }
    if job.status == "PENDING", job.looks > behaviour.looksUntilRunning { job.status = "RUNNING" }
  }

  private static func details(_ job: Job) -> [String: Any] {
    var details: [String: Any] = [
      "type": "SUBMISSION", "job_id": NSNull(), "submission_id": job.id, "status": job.status,
      "entrypoint": job.entrypoint, "start_time": 1_790_000_000_000,
      "message": job.status == "FAILED"
        ? "Job entrypoint command failed with exit code \(job.exitCode ?? 1)" : "Job is there.",
    ]
    if let code = job.exitCode { details["driver_exit_code"] = code }
    return details
  }

  private func stop(_ id: String, _ state: inout State) -> ProviderAnswer {
    guard let index = state.jobs.firstIndex(where: { $0.id == id }) else { return Self.missing }
    if state.jobs[index].isFinal { return .json(["stopped": false]) }
    state.jobs[index].looksUntilStopped = state.behaviour.looksUntilStopped
    return .json(["stopped": true])
  }

  private func delete(_ id: String, _ state: inout State) -> ProviderAnswer {
    guard let index = state.jobs.firstIndex(where: { $0.id == id }) else { return Self.missing }
    guard state.jobs[index].isFinal else {
      return Self.traceback(
        500, "RuntimeError: Attempted to delete job \(id), but it is in a non-terminal state.")
    }
    state.jobs.remove(at: index)
    return .json(["deleted": true])
  }
}

extension ProviderAnswer {
  /// An answer with a list of JSON.
  fileprivate static func array(_ items: [[String: Any]]) -> ProviderAnswer {
    let data = try? JSONSerialization.data(withJSONObject: items, options: [.sortedKeys])
    return ProviderAnswer(
      status: 200, headers: [("Content-Type", "application/json")], body: Array(data ?? Data()))
  }
}
