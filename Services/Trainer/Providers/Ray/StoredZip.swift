import FoundationEssentials

/// Writes archives in the ZIP format (PKWARE's APPNOTE 6.3.10) whose files are stored as they are: the same files give the
/// same bytes, and so the same name of a package.
struct StoredZip {
  /// Why an archive cannot be written.
  enum Failure: Error, Hashable, CustomStringConvertible {
    /// The format has 32 bits for sizes and places.
    case tooLarge(bytes: Int)
    case unusableName(String)

    var description: String {
      switch self {
      case .tooLarge(let bytes): "\(bytes) bytes are more than an archive takes"
      case .unusableName(let name): "\"\(name)\" cannot be the name of a file in an archive"
      }
    }
  }

  /// 1 January 1980, midnight: the first there is.
  private static let date: UInt16 = 1 << 5 | 1
  private static let time: UInt16 = 0
  /// 1.0: stored files and nothing else.
  private static let neededVersion: UInt16 = 10
  /// Made on Unix, so that the mode is understood.
  private static let madeBy: UInt16 = 3 << 8 | 10
  /// Names are in UTF-8.
  private static let flags: UInt16 = 1 << 11

  private var content = Data()
  private var directory = Data()
  private var count: UInt16 = 0

  /// Adds a file.
  ///
  /// - Parameter isExecutable: Whether those who keep permissions let it be run.
  /// - Throws: `Failure`.
  mutating func add(
    _ name: String, _ bytes: some Collection<UInt8>, isExecutable: Bool
  ) throws(Failure) {
    guard !name.isEmpty, !name.hasPrefix("/"), !name.contains(".."), name.utf8.count < 1024,
      self.count < UInt16.max
    else { throw .unusableName(name) }
    let end = self.content.count + bytes.count + 2 * name.utf8.count + 128 + self.directory.count
    guard end <= Int(UInt32.max) else { throw .tooLarge(bytes: end) }
    let offset = UInt32(self.content.count)
    let checksum = CyclicRedundancyCheck.of(bytes)
    let size = UInt32(bytes.count)
    let mode: UInt32 = 0o100000 | (isExecutable ? 0o755 : 0o644)

    self.content.append(little: UInt32(0x0403_4b50))
    self.content.append(little: Self.neededVersion)
    Self.appendCommon(to: &self.content, checksum, size, name)
    self.content.append(little: UInt16(0))
    self.content.append(contentsOf: name.utf8)
    self.content.append(contentsOf: bytes)

    self.directory.append(little: UInt32(0x0201_4b50))
    self.directory.append(little: Self.madeBy)
    self.directory.append(little: Self.neededVersion)
    Self.appendCommon(to: &self.directory, checksum, size, name)
    // Extra field, comment, disk, internal attributes.
    for _ in 0..<4 { self.directory.append(little: UInt16(0)) }
    self.directory.append(little: mode << 16)
    self.directory.append(little: offset)
    self.directory.append(contentsOf: name.utf8)
    self.count += 1
  }

  /// The archive.
  func finished() -> Data {
    var archive = self.content + self.directory
    archive.append(little: UInt32(0x0605_4b50))
    archive.append(little: UInt16(0))
    archive.append(little: UInt16(0))
    archive.append(little: self.count)
    archive.append(little: self.count)
    archive.append(little: UInt32(self.directory.count))
    archive.append(little: UInt32(self.content.count))
    archive.append(little: UInt16(0))
    return archive
  }

  /// What both descriptions of a file have in the same order; method 0 stores.
  private static func appendCommon(
    to data: inout Data, _ checksum: UInt32, _ size: UInt32, _ name: String
  ) {
    data.append(little: Self.flags)
    data.append(little: UInt16(0))
    data.append(little: Self.time)
    data.append(little: Self.date)
    data.append(little: checksum)
    data.append(little: size)
    data.append(little: size)
    data.append(little: UInt16(name.utf8.count))
  }
}

/// CRC-32 as ZIP has it (ISO 3309).
enum CyclicRedundancyCheck {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1
    }
  }

  /// The checksum of bytes.
  static func of(_ bytes: some Collection<UInt8>) -> UInt32 {
    let table = self.table
    return ~bytes.reduce(UInt32.max) { value, byte in
      table[Int((value ^ UInt32(byte)) & 0xff)] ^ (value >> 8)
    }
  }
}

extension Data {
  fileprivate mutating func append(little value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { self.append(contentsOf: $0) }
  }
}
