/// An IPv4 or IPv6 address.
public struct NetworkAddress: Hashable, Sendable {
  /// Four or sixteen bytes, most significant first.
  public let bytes: [UInt8]

  /// Takes four or sixteen bytes; nil for another number of them.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads an address in any form: nil for what is none.
  public init?(_ text: String) {
    if text.contains(":") {
      self.init(ipv6: text)
    } else {
      self.init(ipv4: text)
    }
  }

  // MARK: - IPv4

  /// Reads what `inet_aton` reads: one to four numbers, decimal, octal (`0…`) or hexadecimal (`0x…`), the last of which
  /// fills the remaining bytes. A dot may end it.
  init?(ipv4 text: String) {
    var parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    guard (1...4).contains(parts.count) else { return nil }
    var value: UInt64 = 0
    for (index, part) in parts.enumerated() {
      guard let number = Self.number(part) else { return nil }
      let isLast = index == parts.count - 1
      let bits = isLast ? UInt64(8 * (4 - index)) : 8
      guard number < 1 << bits else { return nil }
      value = value << bits | number
    }
    self.bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt64($0)) }
  }

  private static func number(_ text: Substring) -> UInt64? {
    guard text.first != "+", text.first != "-" else { return nil }
    let lowered = text.lowercased()
    if lowered.hasPrefix("0x") {
      let digits = lowered.dropFirst(2)
      return digits.isEmpty ? 0 : UInt64(digits, radix: 16)
    }
    if lowered.count > 1, lowered.hasPrefix("0") { return UInt64(lowered.dropFirst(), radix: 8) }
    return UInt64(lowered)
  }

  /// Whether the last label of a host is a number, so that it can only be an address (WHATWG URL).
  static func looksNumeric(_ host: String) -> Bool {
    var labels = host.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    guard let last = labels.last, !last.isEmpty else { return false }
    let isDecimal = last.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isDecimal || last.lowercased().hasPrefix("0x") && Self.number(last) != nil
  }

  // MARK: - IPv6

  /// Reads RFC 4291, section 2.2, without a zone.
  init?(ipv6 text: String) {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, !text.contains(":::"), let first = halves.first,
      let head = Self.groups(first, isEnd: halves.count == 1)
    else { return nil }
    guard halves.count == 2 else {
      guard head.count == 16 else { return nil }
      self.init(bytes: head)
      return
    }
    // At least one group stands for the two colons.
    guard let tail = Self.groups(halves[1], isEnd: true), head.count + tail.count <= 14 else {
      return nil
    }
    let zeros = [UInt8](repeating: 0, count: 16 - head.count - tail.count)
    self.init(bytes: head + zeros + tail)
  }

  /// The bytes of groups between colons; the last may be an IPv4 address in its usual form.
  private static func groups(_ text: Substring, isEnd: Bool) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if part.contains(".") {
        let numbers = part.split(separator: ".", omittingEmptySubsequences: false)
          .compactMap { UInt8($0) }
        guard isEnd, index == parts.count - 1, numbers.count == 4,
          numbers.map(String.init).joined(separator: ".") == part
        else { return nil }
        bytes += numbers
      } else {
        guard (1...4).contains(part.utf8.count), part.first != "+",
          let group = UInt16(part, radix: 16)
        else { return nil }
        bytes += [UInt8(group >> 8), UInt8(truncatingIfNeeded: group)]
      }
    }
    return bytes
  }

  /// How the address stands in a URL.
  var urlHost: String { self.bytes.count == 4 ? self.description : "[\(self.description)]" }
}

extension NetworkAddress: CustomStringConvertible {
  /// Dotted decimal, or the form of RFC 5952 without the mixed notation.
  public var description: String {
    if self.bytes.count == 4 { return self.bytes.map(String.init).joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map {
      UInt16(self.bytes[$0]) << 8 | UInt16(self.bytes[$0 + 1])
    }
    guard let zeros = Self.longestZeros(groups) else {
      return groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    let head = groups[..<zeros.lowerBound].map { String($0, radix: 16) }.joined(separator: ":")
    let tail = groups[zeros.upperBound...].map { String($0, radix: 16) }.joined(separator: ":")
    return "\(head)::\(tail)"
  }

  /// The first of the longest runs of at least two zeros.
  private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
    var best: Range<Int>?
    var start = 0
    while start < groups.count {
      let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
      if end - start >= 2, end - start > best?.count ?? 0 { best = start..<end }
      start = max(end, start) + 1
    }
    return best
  }
}
