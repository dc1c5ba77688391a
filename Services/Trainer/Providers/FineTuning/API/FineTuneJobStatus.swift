/// The status of a job in a provider's words. Words that are not known are kept.
struct FineTuneJobStatus: Hashable, Sendable {
  /// As it was sent.
  let rawValue: String

  /// What it means here; a word that is not known means that the job goes on.
  ///
  /// "paused" is missing in OpenAI's enumeration but occurs; Azure's dated interface has words of its own.
  var state: RemoteJobState? {
    switch self.rawValue {
    case "validating_files", "created", "notRunning": .preparing
    case "queued", "pending": .queued
    case "running", "resuming": .running
    case "paused", "pausing": .paused
    case "succeeded": .succeeded
    case "failed": .failed
    case "cancelled", "canceled": .cancelled
    default: nil
    }
  }
}

extension FineTuneJobStatus: Decodable {
  init(from decoder: any Decoder) throws {
    self.rawValue = try decoder.singleValueContainer().decode(String.self)
  }
}
