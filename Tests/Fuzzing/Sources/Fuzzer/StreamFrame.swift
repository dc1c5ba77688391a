/// A frame that need not be legal, for the mutator.
struct StreamFrame {
  var type: UInt8
  var flags: UInt8
  var stream: UInt32
  var payload: [UInt8]
  /// By how much the header's length is wrong.
  var lengthError: Int32 = 0

  init(type: UInt8, flags: UInt8, stream: UInt32, payload: [UInt8]) {
    self.type = type
    self.flags = flags
    self.stream = stream
    self.payload = payload
  }

  /// Takes a frame off the front, if a whole one is there.
  init?(takenOff bytes: inout ArraySlice<UInt8>) {
    guard bytes.count >= 10 else { return nil }
    let header = Array(bytes.prefix(10))
    let length = Int(Self.number(header[0..<4]))
    guard bytes.count >= 10 + length else { return nil }
    self.init(
      type: header[8], flags: header[9], stream: Self.number(header[4..<8]),
      payload: Array(bytes.dropFirst(10).prefix(length)))
    bytes = bytes.dropFirst(10 + length)
  }

  /// Header and payload.
  var encoded: [UInt8] {
    let length = UInt32(truncatingIfNeeded: Int64(self.payload.count) + Int64(self.lengthError))
    return Self.bytes(length) + Self.bytes(self.stream) + [self.type, self.flags] + self.payload
  }

  /// Changes one field of the header.
  mutating func changeHeader(using random: inout SplitMix64) {
    switch random.next() % 4 {
    case 0: self.type = UInt8(random.next() % 11)
    case 1: self.flags ^= 1 << UInt8(random.next() % 5)
    case 2: self.stream = Self.randomStream(using: &random)
    default: self.lengthError = random.pick([-1, 1, 4096, 65_536, -1])
    }
  }

  /// A frame of a random type that is mostly legal.
  static func random(using random: inout SplitMix64) -> StreamFrame {
    let stream = Self.randomStream(using: &random)
    switch random.next() % 16 {
    case 0: return StreamFrame(type: 0, flags: 0, stream: 0, payload: Self.hello(using: &random))
    case 1, 2, 3, 4: return Self.open(on: stream, using: &random)
    case 5, 6, 7, 8:
      let flags = random.pick([4, 4, 5, 5, 6, 6, 1] as [UInt8])
      let payload = flags == 1 ? [] : Self.message(using: &random)
      return StreamFrame(type: 2, flags: flags, stream: stream, payload: payload)
    case 9, 10: return Self.status(on: stream, using: &random)
    case 11: return StreamFrame(type: 4, flags: 0, stream: stream, payload: [])
    case 12:
      let credit = random.pick([1, 10, 65_536, 0x7FFF_FFFF, 0] as [UInt32])
      let target = random.pick([0, stream])
      return StreamFrame(type: 5, flags: 0, stream: target, payload: Self.bytes(credit))
    case 13:
      let number = Self.bytes(UInt32(0)) + Self.bytes(UInt32(random.next() % 3))
      return StreamFrame(type: random.pick([6, 7]), flags: 0, stream: 0, payload: number)
    case 14:
      let last = Self.bytes(random.pick([0, 1, 3, 0x7FFF_FFFF]))
      let reason = random.pick([0, 0, 0, 1, 6, 9] as [UInt8])
      return StreamFrame(type: 8, flags: 0, stream: 0, payload: last + [reason])
    default:
      return StreamFrame(type: 9, flags: 0, stream: stream, payload: Self.metadata(using: &random))
    }
  }

  private static func open(on stream: UInt32, using random: inout SplitMix64) -> StreamFrame {
    // A method with the flags of its shape, most of the time.
    let (name, shape) = random.pick(Self.methods)
    let ending = random.pick([0x05, 0x05, 0x05, 0x04, 0x00, 0x01] as [UInt8])
    let flags = random.next() % 16 == 0 ? UInt8(random.next() % 32) : shape | ending
    let nanoseconds = random.pick([0, 0, 1, 50_000_000, 5_000_000_000, UInt64.max])
    let path = Array("reddytalk.test.Vectors/\(name)".utf8)
    var payload = Self.bytes(UInt32(nanoseconds >> 32))
    payload += Self.bytes(UInt32(truncatingIfNeeded: nanoseconds))
    payload += [UInt8(path.count)] + path + Self.metadata(using: &random)
    if flags & 4 != 0 { payload += Self.message(using: &random) }
    return StreamFrame(type: 1, flags: flags, stream: stream, payload: payload)
  }

  private static func status(on stream: UInt32, using random: inout SplitMix64) -> StreamFrame {
    let flags = random.pick([0, 4, 4] as [UInt8])
    var payload: [UInt8] = [random.pick([0, 0, 0, 5, 14, 16, 17]), 0, 2] + Array("no".utf8)
    payload += Self.metadata(using: &random)
    if flags == 4 { payload += Self.message(using: &random) }
    return StreamFrame(type: 3, flags: flags, stream: stream, payload: payload)
  }

  private static func message(using random: inout SplitMix64) -> [UInt8] {
    let size = random.pick([0, 1, 2, 2, 2, 8, 100, 1000, 16_000, 32_700])
    return (0..<size).map { _ in 8 }
  }

  private static func metadata(using random: inout SplitMix64) -> [UInt8] {
    switch random.next() % 6 {
    case 0: [1, 0, 1] + Array("k".utf8) + [0, 2] + Array("ab".utf8)
    case 1: [1, 1, 18] + Array("status-details-bin".utf8) + [0, 4, 8, 5, 0x12, 0]
    default: [0]
    }
  }

  private static func hello(using random: inout SplitMix64) -> [UInt8] {
    var payload: [UInt8] = [0x52, 0x54, 0x4C, 0x4B, 1, 1]
    let limits: [UInt32] = [
      random.pick([32_768, 1_048_576]), random.pick([1024, 1_048_576]), 65_536,
    ]
    for limit in limits { payload += Self.bytes(limit) }
    payload += Self.bytes(random.pick([65_536, 0x7FFF_FFFF]))
    payload += Self.bytes(random.pick([1, 4, 1_000_000]))
    return payload
  }

  private static func randomStream(using random: inout SplitMix64) -> UInt32 {
    random.pick([1, 1, 3, 3, 5, 5, 7, 9, 11, 13, 101, 0, 2, 0x7FFF_FFFF, 0x8000_0001])
  }

  /// The methods of the connection targets' server, with the flags of their shapes.
  private static let methods: [(String, UInt8)] = [
    ("Unary", 0), ("Denied", 0), ("Held", 0), ("Gated", 0), ("Metadata", 0), ("Fail", 0),
    ("ServerStreaming", 0x10), ("Produce", 0x10), ("Produce", 0x10), ("ClientStreaming", 0x08),
    ("Unread", 0x08), ("Bidirectional", 0x18),
  ]

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
  }
}
