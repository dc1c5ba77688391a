/// A file as the provider describes it.
struct FineTuneFile: Hashable, Sendable, Decodable {
  /// Where a file stands. OpenAI marks it as deprecated; Azure takes a file only once it is processed.
  enum Status: Hashable, Sendable {
    /// It can be trained on.
    case ready
    /// Not yet.
    case pending
    /// It cannot, and will not.
    case unusable
  }

  let id: String
  let filename: String?
  let bytes: Int64?
  let purpose: String?
  /// As it was sent; nil where there is none.
  let statusText: String?
  /// Why it is not usable; nil where that is not told.
  let statusDetails: String?

  private enum CodingKeys: String, CodingKey {
    case id, filename, bytes, purpose
    case statusText = "status"
    case statusDetails = "status_details"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.id = try container.decode(String.self, forKey: .id)
    self.filename = container.lenient(.filename)
    self.bytes = container.lenient(.bytes)
    self.purpose = container.lenient(.purpose)
    self.statusText = container.lenient(.statusText)
    self.statusDetails = container.lenient(.statusDetails)
  }

  /// Where it stands.
  ///
  /// - Parameter needsProcessing: Whether a file that is only uploaded cannot be trained on yet.
  func status(needsProcessing: Bool) -> Status {
    switch self.statusText {
    case "processed": .ready
    case "error", "deleting", "deleted": .unusable
    case "uploaded", nil: needsProcessing ? .pending : .ready
    // Words that are not known are waited for, where there is something to wait for.
    default: needsProcessing ? .pending : .ready
    }
  }
}
