/// How one post-deployment test went.
struct ProbeResult: Hashable, Sendable, Codable {
  let name: String
  let passed: Bool
  /// What was seen; never a patient's words, the questions are the service's own.
  let detail: String
  let latencyMilliseconds: Double
}
