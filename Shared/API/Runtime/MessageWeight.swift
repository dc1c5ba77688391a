import CLinux
import NIOCore

/// Bounds what a message becomes when it is decoded.
///
/// An element of two bytes, `0A 00`, becomes an object of some hundred: a message within its limit on
/// the wire can ask for a hundred times its size in memory. So elements are counted before anything
/// is made of them. The count needs no descriptor: an element with a length counts when it is empty
/// or reads as fields from its beginning to its end, as all messages do and hardly any text does.
/// One pass over the bytes, since what turns out to be no message is not looked at again.
///
/// Numbers are counted too. They become next to nothing in memory, also where the contract does not
/// know them, but the decoder goes through all of them without giving way to anybody.
struct MessageWeight {
  /// The most elements of one message. A full batch of a thousand conversations has some twenty
  /// thousand.
  static let limit = 40_000

  /// A text may read as this many before it turns out to be none. What reads as more counts: the
  /// decoder, who knows that it is a message, makes them all before it comes to the fault.
  private static let mostInText = 16

  /// The most numbers of one message: a dozen for each element of a large one.
  static let numberLimit = 100_000

  /// As many may a text read as: blanks and digits read as numbers, letters do not.
  private static let mostNumbersInText = numberLimit / 2

  /// Some hundred microseconds of counting.
  private static let fieldsBetweenPauses = 1 << 14

  private struct Level {
    /// Where the element ends.
    let end: Int
    /// The counts before it, to return to when it is none.
    let countBefore: Int
    let numbersBefore: Int
  }

  private let depthLimit: Int
  private var wire: WireReader
  private var count = 0
  private var numbers = 0
  private var openGroups = 0
  private var levels: [Level]

  private init(_ bytes: UnsafeRawBufferPointer, depthLimit: Int) {
    self.wire = WireReader(bytes)
    self.depthLimit = depthLimit
    self.levels = [Level(end: bytes.count, countBefore: 0, numbersBefore: 0)]
  }

  /// Whether a message has too many elements or numbers.
  static func isExcessive(
    _ message: ByteBuffer, limit: Int = Self.limit, depthLimit: Int = MessageCoding.depthLimit
  ) -> Bool {
    // An element takes two bytes at least.
    guard message.readableBytes > 2 * limit else { return false }
    return message.withUnsafeReadableBytes { bytes in
      var weight = MessageWeight(bytes, depthLimit: depthLimit)
      return weight.exceeds(limit)
    }
  }

  private mutating func exceeds(_ limit: Int) -> Bool {
    var fields = 0
    while let level = self.levels.last, self.count <= limit + self.levels.count * Self.mostInText,
      self.numbers <= Self.numberLimit + Self.mostNumbersInText
    {
      if self.wire.at == level.end {
        self.levels.removeLast()
        continue
      }
      fields += 1
      // Whoever waits for this thread's processor runs in between.
      if fields.isMultiple(of: Self.fieldsBetweenPauses) { clinux_yield() }
      if !self.readField(of: level) {
        self.takeBack(since: level)
        self.wire.at = level.end
        self.levels.removeLast()
      }
    }
    return self.count > limit || self.numbers > Self.numberLimit
  }

  /// Takes back what was counted in something that turned out to be no message.
  private mutating func takeBack(since level: Level) {
    if self.count - level.countBefore <= Self.mostInText { self.count = level.countBefore }
    if self.numbers - level.numbersBefore <= Self.mostNumbersInText {
      self.numbers = level.numbersBefore
    }
  }

  /// Reads one field.
  ///
  /// - Returns: Whether there was one.
  private mutating func readField(of level: Level) -> Bool {
    guard let tag = self.wire.readVarint(before: level.end), tag >> 3 > 0, tag >> 3 < 1 << 29 else {
      return false
    }
    if tag & 7 != 2 { self.numbers += 1 }
    switch tag & 7 {
    case 0: return self.wire.readVarint(before: level.end) != nil
    case 1: return self.wire.skip(8, before: level.end)
    case 2: return self.enterElement(before: level.end)
    case 5: return self.wire.skip(4, before: level.end)
    case 3: return self.enterGroup()
    case 4:
      self.openGroups -= 1
      return true
    default: return false
    }
  }

  private mutating func enterElement(before end: Int) -> Bool {
    guard let length = self.wire.readLength(before: end) else { return false }
    let (countBefore, numbersBefore) = (self.count, self.numbers)
    self.count += 1
    if length > 0, self.levels.count < self.depthLimit {
      self.levels.append(
        Level(
          end: self.wire.at + length, countBefore: countBefore, numbersBefore: numbersBefore))
    } else {
      self.wire.at += length
    }
    return true
  }

  /// Begins a group; what is inside counts as if it were outside. No contract has groups: where a
  /// message has them deeper than the decoder goes, it says so sooner than the end is found here.
  private mutating func enterGroup() -> Bool {
    self.openGroups += 1
    return self.openGroups <= self.depthLimit || self.levels.count > 1
  }
}
