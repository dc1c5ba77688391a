/// What is known about words and about names of several words, read once from the tables beside it.
///
/// Words are looked up by a 64-bit hash of their lower-case ASCII spelling in an open-addressing
/// table, so that tokenising a text costs one probe a word. Among some 40,000 words a collision of
/// hashes has a chance of about 10^-10; the tables are fixed, and a test holds them free of any.
package final class Lexicon: Sendable {
  /// The one lexicon of the process; built on first use in a few milliseconds.
  package static let shared = Lexicon()

  /// What a word can be, with its number or month and its part in cues.
  struct Entry: Sendable {
    var classes: WordClass = []
    var value: UInt16 = 0
    var cue: CueWord = .none
  }

  /// What a phrase of several words names.
  enum Phrase: UInt8, Sendable { case place, state, institution }

  private let words: HashTable<Entry>
  private let phrases: HashTable<Phrase>

  private init() {
    var builder = LexiconBuilder()
    builder.addAll()
    self.words = builder.words
    self.phrases = builder.phrases
  }

  /// The entry of the word with this hash.
  func entry(hash: UInt64) -> Entry { self.words[hash] ?? Entry() }

  /// What the phrase with this hash names.
  func phrase(hash: UInt64) -> Phrase? { self.phrases[hash] }

  /// Whether a lower-case ASCII word is English once its inflection is removed, or medical by its
  /// ending.
  func explains(_ word: ArraySlice<UInt8>) -> Bool {
    if MedicalSuffixes.matches(word) { return true }
    return Inflection.reduces(word) { base, added in
      var hash = WordHash()
      for byte in base { hash.add(byte) }
      if let added { hash.add(added) }
      return self.entry(hash: hash.value).classes.contains(.common)
    }
  }
}

/// An incremental 64-bit FNV-1a hash of a lower-case spelling, finished by a mixing step.
struct WordHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) {
    self.state = (self.state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  var value: UInt64 {
    var mixed = self.state
    mixed ^= mixed >> 32
    mixed = mixed &* 0xd6e8_feb8_6659_fd93
    mixed ^= mixed >> 29
    return mixed | 1
  }

  /// The hash of a phrase continued by one more word.
  static func phrase(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    ((hash &* 0x9e37_79b9_7f4a_7c15) ^ word) | 1
  }

  /// The hash of an ASCII word; capitals are lowered.
  static func of(_ word: String) -> UInt64 {
    var hash = WordHash()
    for byte in word.utf8 where byte != UInt8(ascii: "'") {
      hash.add(byte >= 65 && byte <= 90 ? byte | 0x20 : byte)
    }
    return hash.value
  }
}

/// Open addressing with linear probing over 64-bit keys; 0 marks a free slot.
struct HashTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value]
  private var mask: Int
  private(set) var count = 0

  init(capacity: Int, filler: Value) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    self.keys = Array(repeating: 0, count: size)
    self.values = Array(repeating: filler, count: size)
    self.mask = size - 1
  }

  subscript(key: UInt64) -> Value? {
    var slot = Int(truncatingIfNeeded: key >> 1) & self.mask
    while true {
      let found = self.keys[slot]
      if found == key { return self.values[slot] }
      if found == 0 { return nil }
      slot = (slot + 1) & self.mask
    }
  }

  /// Changes the value of a key, inserting `initial` first when the key is new.
  mutating func update(_ key: UInt64, initial: Value, _ change: (inout Value) -> Void) {
    var slot = Int(truncatingIfNeeded: key >> 1) & self.mask
    while self.keys[slot] != key {
      if self.keys[slot] == 0 {
        precondition(self.count * 2 <= self.keys.count, "the lexicon's table is too small")
        self.keys[slot] = key
        self.values[slot] = initial
        self.count += 1
        break
      }
      slot = (slot + 1) & self.mask
    }
    change(&self.values[slot])
  }
}
