import Crypto
import FoundationEssentials
import Hexadecimal
import StoreKit

/// Writes conversations as OpenAI's chat lines: one object with `messages` each, an answer at its end.
struct ChatLinesExport: DatasetExport {
  /// Lines without which a provider does not begin.
  var minimumLines = 10
  /// The largest file that a provider takes.
  var maximumBytes: Int64 = 8 << 30

  private struct Line {
    let group: String
    let text: [UInt8]
  }

  private struct Message: Encodable {
    let role: String
    let content: String
  }

  private struct Conversation: Encodable {
    let messages: [Message]
  }

  func export(
    _ records: [TrainingRecord], validationShare: Double, to directory: URL
  ) throws -> FineTuneDataset {
    let lines = try self.lines(of: records)
    let held = Self.heldGroups(of: lines, share: validationShare)
    let training = lines.filter { !held.contains($0.group) }
    let validation = lines.filter { held.contains($0.group) }
    guard training.count >= self.minimumLines else {
      throw RunFailure.trainingFailed(
        reason: "there are \(training.count) conversations with an answer to train on, but the"
          + " provider wants \(self.minimumLines); collect more, or lower validationSplit")
    }
    return FineTuneDataset(
      training: try self.write(training, to: directory.appending(path: "train.jsonl")),
      validation: validation.isEmpty
        ? nil : try self.write(validation, to: directory.appending(path: "valid.jsonl")))
  }

  private func lines(of records: [TrainingRecord]) throws -> [Line] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // The same words on both sides of the split would make validation flatter itself.
    var seen: Set<[UInt8]> = []
    return try records.compactMap { record in
      guard let messages = Self.messages(of: record) else { return nil }
      guard !messages.contains(where: { Self.holdsIdentifier($0.content) }) else {
        throw RunFailure.trainingFailed(
          reason: "the record \(record.recordID) holds what looks like somebody's number or"
            + " address, and is not given away; correct or reject it in the Collector")
      }
      let text = Array(try encoder.encode(Conversation(messages: messages)))
      guard seen.insert(text).inserted else { return nil }
      return Line(group: record.group.isEmpty ? record.recordID : record.group, text: text)
    }
  }

  /// The turns up to the last answer; nil when nothing is answered.
  private static func messages(of record: TrainingRecord) -> [Message]? {
    let turns = record.messages.filter { message in
      ["system", "user", "assistant"].contains(message.role)
        && message.content.contains { !$0.isWhitespace }
    }
    guard let last = turns.lastIndex(where: { $0.role == "assistant" }),
      turns[..<last].contains(where: { $0.role == "user" })
    else { return nil }
    return turns[...last].map { Message(role: $0.role, content: $0.content) }
  }

  /// A second look at what the Collector has already been through: numbers as long as those of telephones, insurances
  /// and credit cards, and addresses of mail.
  static func holdsIdentifier(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).contains { word in
      if let at = word.firstIndex(of: "@"), at > word.startIndex {
        return word[at...].dropFirst().contains(".")
      }
      let digits = word.utf8.count { (0x30...0x39).contains($0) }
      return digits >= 9 && word.allSatisfy { $0.isNumber || $0.isPunctuation || $0 == "+" }
    }
  }

  /// The groups to validate on: the same ones in whatever order the records come.
  private static func heldGroups(of lines: [Line], share: Double) -> Set<String> {
    let groups = Set(lines.map(\.group))
    guard share > 0, groups.count > 1 else { return [] }
    let ranked = groups.map { ($0, SHA256.hash(data: Data($0.utf8)).hexadecimal) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    let count = min(max(1, Int((Double(groups.count) * share).rounded())), groups.count - 1)
    return Set(ranked.prefix(count).map(\.0))
  }

  private func write(_ lines: [Line], to file: URL) throws -> FineTuneDataset.Part {
    var content = Data()
    for line in lines {
      content.append(contentsOf: line.text)
      content.append(UInt8(ascii: "\n"))
    }
    guard content.count <= self.maximumBytes else {
      throw RunFailure.trainingFailed(
        reason: "the training data has \(content.count) bytes, more than the provider takes")
    }
    try DurableFile.write(content, to: file)
    return FineTuneDataset.Part(
      path: file.path(), lines: lines.count, bytes: Int64(content.count),
      sha256: SHA256.hash(data: content).hexadecimal)
  }
}
