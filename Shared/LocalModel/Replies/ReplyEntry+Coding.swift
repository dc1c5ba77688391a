package import FoundationEssentials

extension ReplyEntry {
  /// One JSON object a line, keys sorted.
  package static func encodeLines(
    _ entries: [ReplyEntry]
  ) throws(ModelArtifactError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes: [UInt8] = []
    for entry in entries {
      do {
        bytes.append(contentsOf: try encoder.encode(entry))
      } catch {
        throw .malformed(file: DialogueModel.repliesFileName, reason: "a reply has no JSON form")
      }
      bytes.append(0x0a)
    }
    return bytes
  }

  /// Reads what `encodeLines` wrote.
  package static func decodeLines(
    _ data: Data, file: String
  ) throws(ModelArtifactError) -> [ReplyEntry] {
    let decoder = JSONDecoder()
    var entries: [ReplyEntry] = []
    for line in data.split(separator: 0x0a) {
      do {
        entries.append(try decoder.decode(ReplyEntry.self, from: Data(line)))
      } catch {
        throw .malformed(file: file, reason: "line \(entries.count + 1) is not a reply")
      }
    }
    return entries
  }
}
