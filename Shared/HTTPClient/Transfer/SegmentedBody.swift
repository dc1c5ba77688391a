/// What a transfer gets when it asks for more of what it sends.
enum BodyReading {
  case bytes(Int)
  case end
  /// Nothing now; the transfer is told when there is something.
  case pause
  case failed
}

/// A body that is made of pieces in memory and in files, read from wherever curl wants.
///
/// Belongs to one transfer, on its thread.
final class SegmentedBody {
  enum Segment {
    case bytes([UInt8])
    case file(OpenFile, Range<Int64>)

    var count: Int64 {
      switch self {
      case .bytes(let bytes): Int64(bytes.count)
      case .file(_, let range): range.upperBound - range.lowerBound
      }
    }
  }

  let length: Int64
  private let segments: [Segment]
  private var index = 0
  private var offset: Int64 = 0

  init(_ segments: [Segment]) {
    self.segments = segments.filter { $0.count > 0 }
    self.length = self.segments.reduce(0) { $0 + $1.count }
  }

  /// Opens the files of a form.
  ///
  /// - Throws: `OutboundError.unreadableBody`.
  convenience init(_ form: MultipartForm) throws(OutboundError) {
    var segments: [Segment] = []
    for (index, part) in form.parts.enumerated() {
      segments.append(.bytes(form.head(of: part, isFirst: index == 0)))
      switch part.content {
      case .bytes(let bytes): segments.append(.bytes(bytes))
      case .file(let path):
        let file = try OpenFile(path: path)
        segments.append(.file(file, 0..<file.bytes))
      }
    }
    self.init(segments + [.bytes(form.end)])
  }

  /// Opens a file, or a part of it.
  ///
  /// - Throws: `OutboundError.unreadableBody`.
  convenience init(path: String, range: Range<Int64>?) throws(OutboundError) {
    let file = try OpenFile(path: path)
    let range = range ?? 0..<file.bytes
    guard range.lowerBound >= 0, range.upperBound <= file.bytes else {
      throw .unreadableBody(reason: "\(path) has only \(file.bytes) bytes")
    }
    self.init([.file(file, range)])
  }

  /// Whether everything was read.
  var isAtEnd: Bool { self.index == self.segments.count }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> BodyReading {
    guard !self.isAtEnd else { return .end }
    let segment = self.segments[self.index]
    let count = Int(min(Int64(buffer.count), segment.count - self.offset))
    let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
    switch segment {
    case .bytes(let bytes):
      let start = Int(self.offset)
      bytes.withUnsafeBytes { target.copyMemory(from: .init(rebasing: $0[start..<start + count])) }
      self.advance(by: count, of: segment)
      return .bytes(count)
    case .file(let file, let range):
      let read = file.read(into: target, at: range.lowerBound + self.offset)
      // Shorter than it was: what was announced cannot be sent any more.
      guard read > 0 else { return .failed }
      self.advance(by: read, of: segment)
      return .bytes(read)
    }
  }

  /// Goes to a place; false when there is none such.
  func seek(to place: Int64) -> Bool {
    guard (0...self.length).contains(place) else { return false }
    var rest = place
    for (index, segment) in self.segments.enumerated() {
      if rest < segment.count {
        self.index = index
        self.offset = rest
        return true
      }
      rest -= segment.count
    }
    self.index = self.segments.count
    self.offset = 0
    return true
  }

  private func advance(by count: Int, of segment: Segment) {
    self.offset += Int64(count)
    if self.offset == segment.count {
      self.index += 1
      self.offset = 0
    }
  }
}
