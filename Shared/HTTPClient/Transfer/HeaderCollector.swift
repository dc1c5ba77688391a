import HTTPTypes

/// The header of an answer.
struct ResponseHead: Sendable {
  var status: HTTPResponse.Status
  var headers: HTTPFields
}

/// Reads the lines of a header as they come: interim answers are passed over, and what comes behind the body is not
/// taken for a header.
struct HeaderCollector {
  /// What a line means.
  enum Step {
    case goOn
    /// The header is whole.
    case head(ResponseHead)
    /// There is too much of it.
    case tooLarge
  }

  /// All header lines of an answer, interim ones included.
  static let maximumBytes = 128 << 10

  private var status = 0
  private var fields = HTTPFields()
  private var bytes = 0
  private(set) var isComplete = false

  mutating func take(_ line: UnsafeRawBufferPointer) -> Step {
    guard !self.isComplete else { return .goOn }
    self.bytes += line.count
    guard self.bytes <= Self.maximumBytes else { return .tooLarge }
    let content = Self.trimmed(line)
    if content.isEmpty {
      // An interim answer (RFC 9110, section 15.2) ends with an empty line as well.
      guard (200...999).contains(self.status) else { return .goOn }
      self.isComplete = true
      return .head(
        ResponseHead(status: HTTPResponse.Status(code: self.status), headers: self.fields))
    }
    if content.starts(with: [0x48, 0x54, 0x54, 0x50, 0x2f]) {  // HTTP/
      self.beginAnswer(content)
    } else if let field = Self.field(content) {
      self.fields.append(field)
    }
    return .goOn
  }

  private mutating func beginAnswer(_ line: UnsafeRawBufferPointer) {
    self.fields = HTTPFields()
    self.fields.reserveCapacity(12)
    let digits = line.split(separator: 0x20, maxSplits: 2).dropFirst().first ?? line[..<0]
    self.status = digits.reduce(0) { code, digit in
      (0x30...0x39).contains(digit) && code < 1000 ? code * 10 + Int(digit) - 0x30 : 10_000
    }
  }

  private static func field(_ line: UnsafeRawBufferPointer) -> HTTPField? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = String(decoding: UnsafeRawBufferPointer(rebasing: line[..<colon]), as: UTF8.self)
    let value = Self.trimmed(UnsafeRawBufferPointer(rebasing: line[(colon + 1)...]))
    return HTTPField.Name(name).map {
      HTTPField(name: $0, value: String(decoding: value, as: UTF8.self))
    }
  }

  /// Without blanks and line ends around it.
  private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var range = bytes.startIndex..<bytes.endIndex
    func isBlank(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x0a
    }
    while let first = range.first, isBlank(bytes[first]) { range.removeFirst() }
    while let last = range.last, isBlank(bytes[last]) {
      range = range.lowerBound..<last
    }
    return UnsafeRawBufferPointer(rebasing: bytes[range])
  }
}
