internal import Foundation
internal import Synchronization

/// What a Ray head does with jobs, as far as it is documented, ugly parts included.
///
/// Checks each request against the documented form and records it. Time passes with the requests: a job goes one state
/// further each time it is looked at. What runs is done by the test: it takes the jobs that run and says how they ended.
package final class FakeRayService: Sendable {
  /// How it behaves; a test changes it at any time.
  package struct Behaviour: Sendable {
    /// The token that is asked for; nil asks for none.
    package var token: String?
    /// Answers that are given before anything is done, one each.
    package var storm: [ProviderAnswer] = []
    /// The status of the refusal of a second job of one name, which differs from version to version.
    package var duplicateStatus = 400
    /// Looks at a job before it runs.
    package var looksUntilRunning = 1
    /// Looks at a job between the request to stop and its end.
    package var looksUntilStopped = 1
    /// A word for jobs that run that older clients do not know; nil for the usual one.
    package var wordForRunning: String?
    /// Whether the address is that of something else, which answers with a page.
    package var isSomethingElse = false

    /// Everything works.
    package init() {}
  }

  /// A job that was submitted.
  package struct Job: Sendable {
    /// Its name.
    package let id: String
    /// What a shell would read.
    package let entrypoint: String
    /// The variables of its environment.
    package let environment: [String: String]
    /// Where it works; nil when it has no package.
    package let workingDirectory: String?
    /// Where it stands, as the head says it.
    package var status = "PENDING"
    /// What it has printed.
    package var log = ""
    var exitCode: Int?
    var looks = 0
    var looksUntilStopped: Int?

    var isFinal: Bool { ["STOPPED", "SUCCEEDED", "FAILED"].contains(self.status) }
  }

  struct State: Sendable {
    var behaviour = Behaviour()
    var jobs: [Job] = []
    var packages: [String: Int] = [:]
    var calls: [ProviderCall] = []
    var violations: [String] = []
    var submissions = 0
  }

  /// What paths begin with.
  package static let base = "/api"
  let state = Mutex(State())

  /// A head without jobs.
  package init() {}

  /// Changes how it behaves.
  package func change(_ body: (inout Behaviour) -> Void) {
    self.state.withLock { body(&$0.behaviour) }
  }

  /// What was wrong with requests; empty when all were as documented.
  package var violations: [String] { self.state.withLock { $0.violations } }
  /// Every request, oldest first.
  package var calls: [ProviderCall] { self.state.withLock { $0.calls } }
  /// Every job there is, oldest first.
  package var jobs: [Job] { self.state.withLock { $0.jobs } }
  /// The packages that are there, and their sizes.
  package var packages: [String: Int] { self.state.withLock { $0.packages } }
  /// How many submissions were asked for, refused ones included.
  package var submissions: Int { self.state.withLock { $0.submissions } }

  /// Forgets the packages, as heads do after a while.
  package func forgetPackages() { self.state.withLock { $0.packages = [:] } }

  /// Forgets everything: the head was restarted.
  package func restart() {
    self.state.withLock { state in
      state.jobs = []
      state.packages = [:]
    }
  }

  /// The jobs that run now, so that their programs can be played.
  package var running: [Job] {
    self.state.withLock { state in
      state.jobs.filter { $0.status == "RUNNING" && $0.looksUntilStopped == nil }
    }
  }

  /// The program of a job has printed something.
  package func print(_ text: String, in id: String) {
    self.update(id) { $0.log += text }
  }

  /// The program of a job has ended.
  package func end(_ id: String, exitCode: Int) {
    self.update(id) { job in
      guard !job.isFinal else { return }
      job.exitCode = exitCode
      job.status = exitCode == 0 ? "SUCCEEDED" : "FAILED"
    }
  }

  private func update(_ id: String, _ body: (inout Job) -> Void) {
    self.state.withLock { state in
      guard let index = state.jobs.firstIndex(where: { $0.id == id }) else { return }
      body(&state.jobs[index])
    }
  }

  /// Does what a request asks for.
  package func answer(_ call: ProviderCall) -> ProviderAnswer {
    self.state.withLock { state in
      state.calls.append(call)
      if state.behaviour.isSomethingElse {
        return ProviderAnswer(status: 200, body: Array("<html>welcome</html>".utf8))
      }
      if let refusal = Self.authenticate(call, state.behaviour) { return refusal }
      if !state.behaviour.storm.isEmpty { return state.behaviour.storm.removeFirst() }
      return self.route(call, &state)
    }
  }

  private static func authenticate(
    _ call: ProviderCall, _ behaviour: Behaviour
  ) -> ProviderAnswer? {
    guard let token = behaviour.token else { return nil }
    let given = call.header("x-ray-authorization") ?? call.header("authorization")
    if given == "Bearer \(token)" { return nil }
    // Repeats what it was given.
    return Self.text(given == nil ? 401 : 403, "Unauthorized: \(given ?? "no token")")
  }

  private func route(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let path = call.path
    switch (call.method, path.first, path.count) {
    case ("GET", "version", 1):
      return .json([
        "version": "4", "ray_version": "2.52.0", "ray_commit": "abc", "session_name": "session",
      ])
    case (_, "packages", 3) where path[1] == "gcs": return Self.packages(call, &state)
    case (_, "jobs", _): return self.jobs(call, &state)
    default: return Self.text(404, "404: Not Found")
    }
  }

  private static func packages(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let name = call.path[2]
    let hex = name.dropFirst("_ray_pkg_".count).dropLast(".zip".count)
    if !name.hasPrefix("_ray_pkg_") || !name.hasSuffix(".zip") || hex.count != 16 {
      state.violations.append("a package called \(name)")
    }
    if call.method == "PUT" {
      if !call.body.starts(with: [0x50, 0x4b]) {
        state.violations.append("a package that is no archive")
      }
      state.packages[name] = call.body.count
      return ProviderAnswer(status: 200)
    }
    return ProviderAnswer(status: state.packages[name] == nil ? 404 : 200)
  }

  /// An error as heads tell it: a traceback as plain text.
  static func traceback(_ status: Int, _ words: String) -> ProviderAnswer {
    Self.text(
      status,
      """
      Traceback (most recent call last):
        File "/ray/dashboard/modules/job/job_head.py", line 311, in submit_job
          resp = await job_agent_client.submit_job_internal(submit_request)
      \(words)

      """)
  }

  static func text(_ status: Int, _ text: String) -> ProviderAnswer {
    ProviderAnswer(
      status: status, headers: [("Content-Type", "text/plain; charset=utf-8")],
      body: Array(text.utf8))
  }
}
