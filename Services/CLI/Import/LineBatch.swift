/// Lines that are sent together, each with the place it has in the file.
struct LineBatch: Sendable, Equatable {
  /// Lines in one request at most.
  static let maximumLines = 200
  /// Bytes in one request at most, unless a single line is longer.
  static let maximumBytes = 1 << 20

  /// The lines, each ended by a newline.
  private(set) var bytes: [UInt8] = []
  /// The number of each line in the file, from 1.
  private(set) var lineNumbers: [Int] = []

  var isEmpty: Bool { self.lineNumbers.isEmpty }

  /// Whether `line` must wait for the next batch.
  func isFull(for line: ArraySlice<UInt8>) -> Bool {
    self.lineNumbers.count >= Self.maximumLines
      || (!self.isEmpty && self.bytes.count + line.count > Self.maximumBytes)
  }

  mutating func append(_ line: ArraySlice<UInt8>, number: Int) {
    self.bytes.append(contentsOf: line)
    self.bytes.append(UInt8(ascii: "\n"))
    self.lineNumbers.append(number)
  }

  /// The file's line for a position in the batch, from 0; nil when the batch is shorter.
  func fileLine(ofIndex index: Int) -> Int? {
    self.lineNumbers.indices.contains(index) ? self.lineNumbers[index] : nil
  }
}
