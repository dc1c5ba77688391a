/// What is wrong with a data file, and where. Says nothing of the line itself: it could be a
/// patient's.
struct DatasetFinding: Hashable, Sendable, CustomStringConvertible {
  /// What can be wrong.
  enum Code: String, Hashable, Sendable, CaseIterable {
    case notUTF8 = "not-utf-8"
    case byteOrderMark = "byte-order-mark"
    case blankLine = "blank-line"
    case notAnObject = "not-an-object"
    case unknownRole = "unknown-role"
    /// A weight outside 0 and 1, or not of an answer.
    case invalidWeight = "invalid-weight"
    case nothingToLearn = "no-trainable-answer"
    case unmatchedToolCall = "unmatched-tool-call-id"
    case toolArguments = "tool-arguments-not-json"
    /// No content and no tool calls.
    case emptyContent = "empty-content"
    case tooFewLines = "too-few-lines"
    case duplicateLine = "duplicate-line"
    /// A line of the validation file that is in the training file too.
    case overlap = "training-validation-overlap"
    /// More than the trainer reads, by an estimate.
    case tooManyTokens = "too-many-tokens"
    case fileTooLarge = "file-too-large"
    /// Something that has the shape of an identifier of a person.
    case identifier = "remaining-identifier"

    /// Whether the file must not be used; what is not fatal is counted.
    var isFatal: Bool { self != .tooManyTokens }
  }

  let code: Code
  /// The file's name.
  let file: String
  /// From 1; 0 for the file as a whole.
  let line: Int
  /// More of it, such as the column or the path inside the line; empty when there is no more.
  let detail: String
  /// The record that the line was made of; nil where that is not known.
  var recordID: String?

  var description: String {
    var place = self.line == 0 ? self.file : "\(self.file) line \(self.line)"
    if let recordID = self.recordID { place += ", record \(recordID)" }
    return "\(self.code.rawValue) in \(place)" + (self.detail.isEmpty ? "" : " (\(self.detail))")
  }
}
