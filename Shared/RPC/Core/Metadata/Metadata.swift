/// Key-value pairs that accompany a call: a case-insensitive multimap in insertion order.
///
/// A key is 1 to 255 characters out of `a-z 0-9 - _ .` (upper case is folded); a value is text or
/// bytes. What breaks these rules, or the transport's size limit, fails the call when it is sent.
public struct Metadata: Sendable, Hashable {
  /// A value: text or bytes, as it was added.
  public enum Content: Sendable, Hashable {
    case text(String)
    case binary([UInt8])
  }

  /// One pair.
  public struct Entry: Sendable, Hashable {
    /// The key in lower case.
    public let key: String
    public let value: Content
  }

  /// Where a pair stands in the bytes: its value follows its key, and the next pair its value.
  private struct Place: Sendable, Hashable {
    var isText: Bool
    var key: Range<Int>
    var end: Int

    var value: Range<Int> { self.key.upperBound..<self.end }
  }

  private var places: [Place]
  /// Keys and values one after the other: a peer may send hundreds with every call, and to make and free two strings
  /// for each held up the other connections of the event loop.
  private var bytes: [UInt8]

  /// Creates empty metadata.
  public init() {
    self.places = []
    self.bytes = []
  }

  /// The first text value of `key`; setting replaces every value of the key, text or binary.
  public subscript(_ key: String) -> String? {
    get {
      let key = Self.canonical(key)
      guard let place = self.places.first(where: { $0.isText && self.holds(key, at: $0) }) else {
        return nil
      }
      return self.text(place.value)
    }
    set {
      self.removeValues(forKey: key)
      if let newValue { self.addString(newValue, forKey: key) }
    }
  }

  /// Adds a text value, keeping those already there.
  public mutating func addString(_ value: String, forKey key: String) {
    self.append(Self.canonical(key).utf8, value.utf8, isText: true)
  }

  /// Adds a binary value, keeping those already there.
  public mutating func addBinary(_ value: [UInt8], forKey key: String) {
    self.append(Self.canonical(key).utf8, value, isText: false)
  }

  /// Adds every entry of `other`, keeping those already there.
  public mutating func add(contentsOf other: Metadata) {
    guard !self.isEmpty else { return self = other }
    for place in other.places { self.append(place, of: other) }
  }

  /// Removes every value of `key`.
  public mutating func removeValues(forKey key: String) {
    let key = Self.canonical(key)
    guard self.places.contains(where: { self.holds(key, at: $0) }) else { return }
    var kept = Metadata()
    for place in self.places where !self.holds(key, at: place) { kept.append(place, of: self) }
    self = kept
  }

  /// All text values of `key`, in the order they were added.
  public func strings(forKey key: String) -> [String] {
    self.values(forKey: key).compactMap {
      if case .text(let text) = $0 { text } else { nil }
    }
  }

  /// All binary values of `key`, in the order they were added.
  public func binaries(forKey key: String) -> [[UInt8]] {
    self.values(forKey: key).compactMap {
      if case .binary(let bytes) = $0 { bytes } else { nil }
    }
  }

  /// All values of `key`, in the order they were added.
  public func values(forKey key: String) -> [Content] {
    let key = Self.canonical(key)
    return self.places.filter { self.holds(key, at: $0) }.map(self.content)
  }

  /// Makes room for what a decoder appends.
  package mutating func reserveCapacity(pairs: Int, bytes: Int) {
    self.places.reserveCapacity(pairs)
    self.bytes.reserveCapacity(bytes)
  }

  /// Appends a pair as a decoder has it: its key is canonical, and its value is UTF-8 if it is text.
  package mutating func append(_ key: Span<UInt8>, _ value: Span<UInt8>, isText: Bool) {
    key.withUnsafeBufferPointer { key in
      value.withUnsafeBufferPointer { self.append(key, $0, isText: isText) }
    }
  }

  /// Passes over the pairs as an encoder needs them, without making strings of them.
  package func forEachPair<Failure>(
    _ body: (_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, _ isText: Bool) throws(Failure)
      -> Void
  ) throws(Failure) {
    for place in self.places {
      try body(self.bytes[place.key], self.bytes[place.value], place.isText)
    }
  }

  private mutating func append(
    _ key: some Collection<UInt8>, _ value: some Collection<UInt8>, isText: Bool
  ) {
    let start = self.bytes.count
    self.bytes.append(contentsOf: key)
    let middle = self.bytes.count
    self.bytes.append(contentsOf: value)
    self.places.append(Place(isText: isText, key: start..<middle, end: self.bytes.count))
  }

  private mutating func append(_ place: Place, of other: Metadata) {
    self.append(other.bytes[place.key], other.bytes[place.value], isText: place.isText)
  }

  private func holds(_ key: String, at place: Place) -> Bool {
    key.utf8.count == place.key.count && key.utf8.elementsEqual(self.bytes[place.key])
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: self.bytes[range], as: UTF8.self)
  }

  private func content(_ place: Place) -> Content {
    place.isText ? .text(self.text(place.value)) : .binary(Array(self.bytes[place.value]))
  }

  /// Whether a byte may stand in a canonical key.
  @inlinable package static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func canonical(_ key: String) -> String {
    key.utf8.allSatisfy(Self.isKeyByte) ? key : key.lowercased()
  }
}

extension Metadata: RandomAccessCollection {
  public var startIndex: Int { self.places.startIndex }
  public var endIndex: Int { self.places.endIndex }
  public subscript(position: Int) -> Entry {
    let place = self.places[position]
    return Entry(key: self.text(place.key), value: self.content(place))
  }
}

extension Metadata: ExpressibleByDictionaryLiteral {
  /// Creates metadata of text values; a key may appear more than once.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init()
    for (key, value) in elements { self.addString(value, forKey: key) }
  }
}

extension Metadata: CustomStringConvertible {
  /// The keys only: values may be credentials.
  public var description: String {
    "[\(self.map(\.key).joined(separator: ", "))]"
  }
}
