package import FoundationEssentials

extension SafeTensors {
  /// Longest header that is read; ours has a few kilobytes.
  private static let largestHeaderBytes = 1 << 20

  /// What the header says of one tensor.
  private struct Entry: Codable {
    var dtype: String
    var shape: [Int]
    var dataOffsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype
      case shape
      case dataOffsets = "data_offsets"
    }
  }

  /// The file's bytes: tensors in the order of their names, header padded to eight bytes.
  package func encoded() -> [UInt8] {
    var header = "{\"__metadata__\":{\"format\":\"reddytalk\"}"
    var offset = 0
    let names = self.tensors.keys.sorted()
    for name in names {
      guard let tensor = self.tensors[name] else { continue }
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      let end = offset + tensor.bytes.count
      header += ",\"\(name)\":{\"dtype\":\"\(tensor.type.rawValue)\",\"shape\":[\(shape)],"
      header += "\"data_offsets\":[\(offset),\(end)]}"
      offset = end
    }
    header += "}"
    while header.utf8.count % 8 != 0 { header += " " }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.utf8.count + offset)
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: header.utf8)
    for name in names { bytes.append(contentsOf: self.tensors[name]?.bytes ?? []) }
    return bytes
  }

  /// Reads a file's bytes; every offset is checked before it is used.
  package init(decoding data: Data) throws(ModelArtifactError) {
    self.init()
    guard data.count >= 8 else {
      throw .malformed(file: Self.fileName, reason: "shorter than its header")
    }
    let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(Self.largestHeaderBytes), Int(length) <= data.count - 8 else {
      throw .malformed(file: Self.fileName, reason: "the header's length is impossible")
    }
    let body = data.startIndex + 8 + Int(length)
    for (name, entry) in try Self.header(data[(data.startIndex + 8)..<body]) {
      guard let type = ElementType(rawValue: entry.dtype) else {
        throw .malformed(file: Self.fileName, reason: "unknown element type \(entry.dtype)")
      }
      guard entry.dataOffsets.count == 2, entry.shape.allSatisfy({ $0 >= 0 }),
        0 <= entry.dataOffsets[0], entry.dataOffsets[0] <= entry.dataOffsets[1],
        entry.dataOffsets[1] <= data.endIndex - body
      else {
        throw .malformed(file: Self.fileName, reason: "the offsets of \(name) are impossible")
      }
      var size = type.width
      for dimension in entry.shape {
        let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
        guard !overflow else {
          throw .malformed(file: Self.fileName, reason: "the shape of \(name) is impossible")
        }
        size = product
      }
      guard size == entry.dataOffsets[1] - entry.dataOffsets[0] else {
        throw .malformed(file: Self.fileName, reason: "\(name) is not as long as its shape")
      }
      let range = (body + entry.dataOffsets[0])..<(body + entry.dataOffsets[1])
      self.insert(name, Tensor(type: type, shape: entry.shape, bytes: [UInt8](data[range])))
    }
  }

  private static func header(_ json: Data) throws(ModelArtifactError) -> [String: Entry] {
    /// The metadata object has another shape than a tensor's entry, and is skipped.
    struct Lenient: Decodable {
      var entry: Entry?

      init(from decoder: any Decoder) throws {
        self.entry = try? Entry(from: decoder)
      }
    }
    do {
      let entries = try JSONDecoder().decode([String: Lenient].self, from: json)
      return entries.filter { $0.key != "__metadata__" }.compactMapValues(\.entry)
    } catch {
      throw .malformed(file: Self.fileName, reason: "the header is not the expected JSON")
    }
  }
}
