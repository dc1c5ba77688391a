import FoundationEssentials

/// Where a job stands, in the Hub's words. Words that are not known are kept.
struct HubJobStage: Hashable, Sendable {
  /// As it was sent.
  let rawValue: String

  /// What it means here; a word that is not known means that the job goes on.
  var state: RemoteJobState? {
    switch self.rawValue {
    case "SCHEDULING": .queued
    case "RUNNING", "UPDATING": .running
    case "COMPLETED": .succeeded
    case "ERROR": .failed
    case "CANCELED", "CANCELLED", "DELETED": .cancelled
    default: nil
    }
  }
}

/// A job as the Hub describes it. Members that are missing, or of another form than is documented, are no error.
struct HubJob: Decodable, Sendable {
  let id: String
  let stage: HubJobStage
  /// Why it stands there, in the Hub's words.
  let message: String?
  /// Sorts as text as the times do.
  let createdAt: String
  let labels: [String: String]
  let environment: [String: String]
  let flavor: String?
  let image: String?
  /// How long it ran.
  let runningSeconds: Double?

  private struct Status: Decodable {
    let stage: String?
    let message: String?
  }

  private struct Durations: Decodable {
    let runningSecs: Double?
  }

  private enum CodingKeys: String, CodingKey {
    case id, status, createdAt, labels, environment, flavor, dockerImage, durations
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.id = try container.decode(String.self, forKey: .id)
    let status: Status? = container.lenient(.status)
    self.stage = HubJobStage(rawValue: status?.stage ?? "")
    self.message = status?.message
    self.createdAt = container.lenient(.createdAt) ?? ""
    self.labels = container.lenient(.labels) ?? [:]
    self.environment = container.lenient(.environment) ?? [:]
    self.flavor = container.lenient(.flavor)
    self.image = container.lenient(.dockerImage)
    let durations: Durations? = container.lenient(.durations)
    self.runningSeconds = durations?.runningSecs
  }
}

/// A job to create.
struct HubJobRequest: Sendable {
  let image: String
  /// All of it: the image's own entry point is not used.
  let command: [String]
  /// Anybody who sees the job sees these.
  let environment: [String: String]
  let flavor: String
  /// The Hub ends the job then.
  let timeLimit: Duration
  /// What it is found by.
  let labels: [String: String]

  /// The body of the request.
  ///
  /// - Parameter token: What the job gets; nobody sees it.
  func body(token: String) -> JSONValue {
    let texts = { (values: [String: String]) in JSONValue.object(values.mapValues(JSONValue.string))
    }
    return .object([
      "dockerImage": .string(self.image),
      "command": .array(self.command.map(JSONValue.string)), "arguments": .array([]),
      "environment": texts(self.environment), "secrets": texts(["HF_TOKEN": token]),
      "flavor": .string(self.flavor),
      "timeoutSeconds": .number(Double(self.timeLimit.components.seconds)),
      "labels": texts(self.labels),
    ])
  }
}
