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

  private var entries: [Entry]

  /// Creates empty metadata.
  public init() { self.entries = [] }

  /// The first text value of `key`; setting replaces every value of the key, text or binary.
  public subscript(_ key: String) -> String? {
    get {
      let key = Self.canonical(key)
      for entry in self.entries where entry.key == key {
        if case .text(let text) = entry.value { return text }
      }
      return nil
    }
    set {
      self.removeValues(forKey: key)
      if let newValue { self.addString(newValue, forKey: key) }
    }
  }

  /// Adds a text value, keeping those already there.
  public mutating func addString(_ value: String, forKey key: String) {
    self.entries.append(Entry(key: Self.canonical(key), value: .text(value)))
  }

  /// Adds a binary value, keeping those already there.
  public mutating func addBinary(_ value: [UInt8], forKey key: String) {
    self.entries.append(Entry(key: Self.canonical(key), value: .binary(value)))
  }

  /// Adds every entry of `other`, keeping those already there.
  public mutating func add(contentsOf other: Metadata) {
    self.entries.append(contentsOf: other.entries)
  }

  /// Removes every value of `key`.
  public mutating func removeValues(forKey key: String) {
    let key = Self.canonical(key)
    self.entries.removeAll { $0.key == key }
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
    return self.entries.filter { $0.key == key }.map(\.value)
  }

  /// Appends a pair whose key is known to be canonical, as a decoder's is.
  package mutating func append(canonicalKey key: String, value: Content) {
    self.entries.append(Entry(key: key, value: value))
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
  public var startIndex: Int { self.entries.startIndex }
  public var endIndex: Int { self.entries.endIndex }
  public subscript(position: Int) -> Entry { self.entries[position] }
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
    "[\(self.entries.map(\.key).joined(separator: ", "))]"
  }
}
