/// Where a job stands; a word that is newer than this program is kept as it is.
enum RayJobStatus: Hashable, Sendable {
  case pending
  case running
  case stopped
  case succeeded
  case failed
  case unknown(String)

  init(_ word: String) {
    switch word.uppercased() {
    case "PENDING": self = .pending
    case "RUNNING": self = .running
    case "STOPPED": self = .stopped
    case "SUCCEEDED": self = .succeeded
    case "FAILED": self = .failed
    default: self = .unknown(word)
    }
  }

  /// Whether a job in this state never leaves it.
  var isFinal: Bool {
    switch self {
    case .stopped, .succeeded, .failed: true
    case .pending, .running, .unknown: false
    }
  }
}

/// A job as the head tells of it.
struct RayJob: Hashable, Sendable, Decodable {
  /// The name that it was submitted under; nil for drivers, which nobody submitted.
  let submissionID: String?
  /// Where it stands.
  let status: RayJobStatus
  /// Why it stands there.
  let message: String?
  /// The exit code of its entrypoint.
  let exitCode: Int?

  private enum CodingKeys: String, CodingKey {
    case submissionID = "submission_id"
    case status, message
    case exitCode = "driver_exit_code"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.submissionID = try container.decodeIfPresent(String.self, forKey: .submissionID)
    self.status = RayJobStatus(try container.decode(String.self, forKey: .status))
    self.message = try? container.decodeIfPresent(String.self, forKey: .message)
    self.exitCode = try? container.decodeIfPresent(Int.self, forKey: .exitCode)
  }
}

/// What the head says of itself.
struct RayVersion: Hashable, Sendable, Decodable {
  /// Of the interface.
  let version: String
  /// Of Ray, for example "2.52.0".
  let rayVersion: String

  private enum CodingKeys: String, CodingKey {
    case version
    case rayVersion = "ray_version"
  }
}
