/// Reads `text/event-stream` (WHATWG HTML, section 9.2.6), whatever the pieces' borders.
///
/// Lines end with LF, CRLF or CR. What the end of the stream leaves unfinished is no event.
public struct ServerSentEventParser: Sendable {
  /// The most bytes that an event may have, unless told otherwise.
  public static let defaultMaximumEventBytes = 1 << 20

  /// How long a client is asked to wait before it connects again; nil when the server has not said.
  public private(set) var retry: Duration?

  private let maximumEventBytes: Int
  private var line: [UInt8] = []
  private var data: [UInt8] = []
  private var hasData = false
  private var type = ""
  private var lastID = ""
  /// Whether the last byte was a CR, whose LF may come with the next piece.
  private var isAfterReturn = false
  /// How much of a byte order mark has come; nil when the beginning is over.
  private var markBytes: Int? = 0

  private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

  /// - Parameter maximumEventBytes: A larger event is an error.
  public init(maximumEventBytes: Int = Self.defaultMaximumEventBytes) {
    self.maximumEventBytes = maximumEventBytes
  }

  /// The events that a piece completes.
  ///
  /// - Throws: `ServerSentEventTooLarge`; nothing can be read after it.
  public mutating func events(
    in piece: some Sequence<UInt8>
  ) throws(ServerSentEventTooLarge) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    for byte in piece {
      if self.skipsMark(byte) { continue }
      switch byte {
      case 0x0a where self.isAfterReturn:
        self.isAfterReturn = false
      case 0x0a, 0x0d:
        self.isAfterReturn = byte == 0x0d
        if let event = self.endLine() { events.append(event) }
      default:
        self.isAfterReturn = false
        self.line.append(byte)
        guard self.line.count + self.data.count <= self.maximumEventBytes else {
          throw ServerSentEventTooLarge(limitBytes: self.maximumEventBytes)
        }
      }
    }
    return events
  }

  /// Whether the byte belongs to a byte order mark at the very beginning.
  private mutating func skipsMark(_ byte: UInt8) -> Bool {
    guard let count = self.markBytes else { return false }
    if byte == Self.mark[count] {
      self.markBytes = count == 2 ? nil : count + 1
      return true
    }
    // It only looked like one: the bytes were the first of the line.
    self.markBytes = nil
    self.line.append(contentsOf: Self.mark.prefix(count))
    return false
  }

  private mutating func endLine() -> ServerSentEvent? {
    defer { self.line.removeAll(keepingCapacity: true) }
    guard !self.line.isEmpty else { return self.dispatch() }
    let colon = self.line.firstIndex(of: UInt8(ascii: ":")) ?? self.line.endIndex
    // A comment.
    guard colon > 0 else { return nil }
    var value = self.line[min(colon + 1, self.line.endIndex)...]
    if value.first == 0x20 { value.removeFirst() }
    self.take(String(decoding: self.line[..<colon], as: UTF8.self), value)
    return nil
  }

  private mutating func take(_ field: String, _ value: ArraySlice<UInt8>) {
    switch field {
    case "data":
      if self.hasData { self.data.append(0x0a) }
      self.data.append(contentsOf: value)
      self.hasData = true
    case "event":
      self.type = String(decoding: value, as: UTF8.self)
    case "id":
      if !value.contains(0) { self.lastID = String(decoding: value, as: UTF8.self) }
    case "retry":
      let text = String(decoding: value, as: UTF8.self)
      if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let milliseconds = Int64(text) {
        self.retry = .milliseconds(milliseconds)
      }
    default:
      break
    }
  }

  private mutating func dispatch() -> ServerSentEvent? {
    defer {
      self.data.removeAll(keepingCapacity: true)
      self.hasData = false
      self.type = ""
    }
    guard self.hasData else { return nil }
    return ServerSentEvent(
      type: self.type.isEmpty ? "message" : self.type,
      data: String(decoding: self.data, as: UTF8.self), id: self.lastID)
  }
}
