internal import Foundation
internal import Synchronization

/// What Hugging Face does: repositories, their storage, jobs and endpoints, as far as they are documented, ugly parts
/// included.
///
/// Checks each request against the documented form and records it. Time passes with the requests: a job and an endpoint
/// go one state further each time they are looked at.
package final class FakeHubService: ProviderFake {
  /// How it behaves; a test changes it at any time.
  package struct Behaviour: Sendable {
    /// What a job is seen to be in, one look after the other; the last one stays.
    package var stages = [
      "SCHEDULING", "SCHEDULING", "RUNNING", "A-WORD-OF-TOMORROW", "RUNNING", "COMPLETED",
    ]
    /// Why a job stands there.
    package var message: String?
    /// What the Hub answers to who asks who it is.
    package var role = "write"
    /// What a fine-grained token may do in the namespace.
    package var permissions = ["repo.write", "job.write"]
    /// Whether the namespace can pay.
    package var canPay: Bool? = true
    /// Whether it makes repositories private that are to be.
    package var keepsPrivate = true
    /// Whether jobs can be listed.
    package var canListJobs = true
    /// Whether logs can be read.
    package var canReadLogs = true
    /// Whether an account without money is told so when it creates a job.
    package var isQuotaExhausted = false
    /// Answers that are given before anything is done, one each.
    package var storm: [ProviderAnswer] = []
    /// How files are kept: `lfs` or `regular`.
    package var uploadMode = "lfs"
    /// Size of a part; nil takes files as a whole.
    package var partBytes: Int?
    /// Steps of a training; each is a line of the log.
    package var steps = 12
    /// The losses on the validation file at the ends of the epochs.
    package var epochLosses = [0.9, 0.5, 0.7]
    /// A line that the job prints after a few steps; nil for none.
    package var extraLine: String?
    /// Files that a job leaves besides the adapter.
    package var extraFiles: [String: [UInt8]] = [:]
    /// What the adapter says that it was trained from; nil for what was asked for.
    package var adapterBase: String?
    /// Whether a job says where it has left its adapter.
    package var announces = true
    /// What an endpoint is seen to be in, one look after the other; the last one stays.
    package var endpointStates = ["pending", "initializing", "a-new-word", "running"]
    /// How often an endpoint that runs is not yet healthy.
    package var unhealthyLooks = 1
    /// Tokens that are taken; empty takes all.
    package var acceptedTokens: Set<String> = []

    /// Everything works.
    package init() {}
  }

  struct Commit: Sendable {
    let sha: String
    var files: [String: File]
  }

  struct File: Sendable {
    let content: [UInt8]
    let isLarge: Bool
  }

  struct Repo: Sendable {
    let isPrivate: Bool
    var commits: [Commit]
  }

  struct Job: Sendable {
    let id: String
    let createdAt: Int
    let request: Data
    let environment: [String: String]
    let labels: [String: String]
    var looks = 0
    var isCancelled = false
    /// The commit that it has left its adapter in.
    var result: String?
  }

  struct Endpoint: Sendable {
    let order: Data
    var looks = 0
    var healthLooks = 0
    var isPaused = false
    var isResting = false
  }

  struct State: Sendable {
    var behaviour = Behaviour()
    /// By kind, namespace and name, for example `datasets/clinic/data`.
    var repos: [String: Repo] = [:]
    var storage: [String: [UInt8]] = [:]
    var parts: [String: [Int: [UInt8]]] = [:]
    var jobs: [Job] = []
    var endpoints: [String: Endpoint] = [:]
    var calls: [ProviderCall] = []
    var violations: [String] = []
    var contents: [[UInt8]] = []
    var created = 0
    /// Seconds of the provider's clock.
    var now = 1_790_000_000

    mutating func number() -> Int {
      self.created += 1
      return self.created
    }
  }

  /// Who owns and pays.
  package static let namespace = "clinic"
  /// The base model that can be trained.
  package static let baseModel = "acme/base-1b"
  /// Its commit.
  package static let baseRevision = String(repeating: "b", count: 40)
  /// What stands before the paths.
  package let origin: String
  /// What stands before the paths of the storage, which is another host's.
  let storageOrigin: String
  package var base: String { "" }
  let state = Mutex(State())

  /// - Parameters:
  ///   - origin: What stands before the paths, without a slash at its end.
  ///   - storageOrigin: What stands before the paths of the storage.
  package init(
    origin: String = "https://fake", storageOrigin: String = "https://storage.fake"
  ) {
    self.origin = origin
    self.storageOrigin = storageOrigin
  }

  /// Changes how it behaves.
  package func change(_ body: (inout Behaviour) -> Void) {
    self.state.withLock { body(&$0.behaviour) }
  }

  /// What was wrong with requests; empty when all were as documented.
  package var violations: [String] { self.state.withLock { $0.violations } }
  /// Every request, oldest first.
  package var calls: [ProviderCall] { self.state.withLock { $0.calls } }
  /// The repositories that are there, by kind, namespace and name.
  package var repoNames: [String] { self.state.withLock { $0.repos.keys.sorted() } }
  /// How many jobs were ever created.
  package var jobCount: Int { self.state.withLock { $0.jobs.count } }
  /// The bodies that jobs were created with.
  package var jobRequests: [[UInt8]] { self.state.withLock { $0.jobs.map { Array($0.request) } } }
  /// The bodies that endpoints were created with, of those that are there.
  package var endpointOrders: [[UInt8]] {
    self.state.withLock { $0.endpoints.values.map { Array($0.order) } }
  }
  /// The names of the endpoints that rest.
  package var restingEndpoints: [String] {
    self.state.withLock { $0.endpoints.filter(\.value.isResting).keys.sorted() }
  }
  /// The contents of all files that were ever committed by requests.
  package var committedContents: [[UInt8]] { self.state.withLock { $0.contents } }
  /// Whether a job trains, or may.
  package var hasRunningJob: Bool {
    self.state.withLock { state in
      state.jobs.contains { job in !Self.isFinal(Self.stage(of: job, state.behaviour)) }
    }
  }

  /// Moves a repository's branch, as somebody else would.
  package func touch(_ repo: String) {
    self.state.withLock { state in
      guard let files = state.repos[repo]?.commits.last?.files else { return }
      let sha = Self.sha(state.number())
      state.repos[repo]?.commits.append(Commit(sha: sha, files: files))
    }
  }

  /// Does what a request asks for.
  package func answer(_ call: ProviderCall) -> ProviderAnswer {
    self.state.withLock { state in
      state.calls.append(call)
      state.now += 1
      state.violations += self.violations(of: call)
      if call.path.first != "storage", let refusal = self.authenticate(call, state.behaviour) {
        return refusal
      }
      if !state.behaviour.storm.isEmpty { return state.behaviour.storm.removeFirst() }
      var answer = self.route(call, &state)
      answer.headers.append(("X-Request-Id", "req-\(state.calls.count)"))
      return answer
    }
  }

  private func authenticate(_ call: ProviderCall, _ behaviour: Behaviour) -> ProviderAnswer? {
    let token = call.header("authorization").flatMap { value in
      value.hasPrefix("Bearer ") ? String(value.dropFirst(7)) : nil
    }
    guard let token, behaviour.acceptedTokens.isEmpty || behaviour.acceptedTokens.contains(token)
    else { return .hubRefusal(401, "Invalid credentials in Authorization header: \(token ?? "")") }
    return nil
  }

  private func violations(of call: ProviderCall) -> [String] {
    var violations: [String] = []
    for pair in call.query where !["label", "recursive", "cursor"].contains(pair.name) {
      violations.append("unknown query \(pair.name) of \(call.method) \(call.path)")
    }
    if call.path.first == "storage", call.header("authorization") != nil {
      violations.append("a token for the storage")
    }
    if call.method == "GET", !call.body.isEmpty { violations.append("a body of GET") }
    return violations
  }

  private func route(_ call: ProviderCall, _ state: inout State) -> ProviderAnswer {
    let path = call.path
    switch (call.method, path.first, path.count) {
    case ("GET", "api", 2) where path[1] == "whoami-v2": return self.whoami(state.behaviour)
    case (_, "api", 3) where path[1] == "repos": return self.repos(call, &state)
    case ("GET", "api", 3) where path[1] == "jobs" && path[2] == "hardware": return Self.hardware
    case (_, "api", 3...) where path[1] == "jobs": return self.jobs(call, &state)
    case (_, "api", 4...): return self.repo(call, &state)
    case ("POST", "storage-verify", _): return self.verify(call, &state)
    case (_, "storage", 2...): return self.storage(call, &state)
    case (_, "v2", 3...) where path[1] == "endpoint": return self.endpoints(call, &state)
    case (_, "served", 3...): return self.served(call, &state)
    default: return self.files(call, &state)
    }
  }

  private func whoami(_ behaviour: Behaviour) -> ProviderAnswer {
    var organisation: [String: Any] = ["name": Self.namespace, "type": "org"]
    organisation["canPay"] = behaviour.canPay
    var token: [String: Any] = ["displayName": "of-the-tests", "role": behaviour.role]
    if behaviour.role == "fineGrained" {
      token["fineGrained"] =
        [
          "canReadGatedRepos": true, "global": [String](),
          "scoped": [
            [
              "entity": ["_id": "1", "type": "org", "name": Self.namespace],
              "permissions": behaviour.permissions,
            ] as [String: Any]
          ],
        ] as [String: Any]
    }
    return .json([
      "type": "user", "name": "anna", "canPay": false, "orgs": [organisation],
      "auth": ["type": "access_token", "accessToken": token] as [String: Any],
    ])
  }

  private static var hardware: ProviderAnswer {
    .hubList([
      ["name": "cpu-basic", "unitCostMicroUSD": 0, "unitLabel": "minute", "accelerator": NSNull()],
      [
        "name": "a10g-small", "prettyName": "A10G", "unitCostMicroUSD": 16_667,
        "unitCostUSD": 0.016667, "unitLabel": "minute",
      ],
      ["name": "unpriced", "prettyName": "of tomorrow"],
    ])
  }

  static func sha(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 40 - digits.count) + digits
  }
}

extension ProviderAnswer {
  /// An error as Hugging Face tells it.
  static func hubRefusal(_ status: Int, _ message: String, code: String? = nil) -> ProviderAnswer {
    var answer = ProviderAnswer.json(["error": message], status: status)
    answer.headers.append(("X-Error-Message", message))
    if let code { answer.headers.append(("X-Error-Code", code)) }
    return answer
  }

  /// An answer with a list of JSON.
  static func hubList(_ items: [[String: Any]]) -> ProviderAnswer {
    let data = try? JSONSerialization.data(withJSONObject: items, options: [.sortedKeys])
    return ProviderAnswer(
      status: 200, headers: [("Content-Type", "application/json")], body: Array(data ?? Data()))
  }

  /// That somebody asks too often, as Hugging Face tells it.
  package static let hubThrottle = ProviderAnswer(
    status: 429, headers: [("RateLimit", "\"api\";r=0;t=42")],
    body: Array(#"{"error":"We had to rate limit you"}"#.utf8))
}
