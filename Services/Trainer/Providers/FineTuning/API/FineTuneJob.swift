/// A job as the provider describes it. What may be absent is read as such: the surfaces differ.
struct FineTuneJob: Hashable, Sendable, Decodable {
  /// Why a job failed.
  struct Fault: Hashable, Sendable, Decodable {
    let code: String?
    let message: String?
  }

  let id: String
  let status: FineTuneJobStatus
  /// What it was trained from.
  let model: String?
  /// What it made; nil until it succeeded.
  let fineTunedModel: String?
  let trainingFile: String?
  let validationFile: String?
  let resultFiles: [String]
  let trainedTokens: Int?
  /// Unix seconds.
  let createdAt: Int?
  /// Unix seconds.
  let finishedAt: Int?
  let metadata: [String: String]
  /// What training settled on, as text: numbers or "auto".
  let hyperparameters: [String: String]
  /// Meaningful only for a job that failed: others may have an empty one.
  let error: Fault?

  private enum CodingKeys: String, CodingKey {
    case id, status, model, metadata, hyperparameters, method, error
    case fineTunedModel = "fine_tuned_model"
    case trainingFile = "training_file"
    case validationFile = "validation_file"
    case resultFiles = "result_files"
    case trainedTokens = "trained_tokens"
    case createdAt = "created_at"
    case finishedAt = "finished_at"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.id = try container.decode(String.self, forKey: .id)
    self.status = try container.decode(FineTuneJobStatus.self, forKey: .status)
    self.model = container.lenient(.model)
    self.fineTunedModel = container.lenient(.fineTunedModel)
    self.trainingFile = container.lenient(.trainingFile)
    self.validationFile = container.lenient(.validationFile)
    self.resultFiles = container.lenient(.resultFiles) ?? []
    self.trainedTokens = container.lenient(.trainedTokens)
    self.createdAt = container.lenient(.createdAt)
    self.finishedAt = container.lenient(.finishedAt)
    self.metadata = container.lenient(.metadata) ?? [:]
    self.error = container.lenient(.error)
    let method: JSONValue? = container.lenient(.method)
    let settled: JSONValue? = container.lenient(.hyperparameters)
    self.hyperparameters = Self.texts(
      method?["type"]?.string.flatMap { method?[$0]?["hyperparameters"] } ?? settled)
  }

  private static func texts(_ value: JSONValue?) -> [String: String] {
    guard case .object(let members) = value else { return [:] }
    return members.compactMapValues { member in
      switch member {
      case .string(let text): text
      case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
      default: nil
      }
    }
  }
}
