/// E-mail and web addresses, IP and MAC addresses, handles and names of image files, as written.
struct ContactRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    var index = 0
    while index < text.count {
      let token = text[index]
      if token.isMark("@") {
        self.at(index, text, &found)
      } else if token.isMark(".") {
        self.dot(index, text, &found)
      } else if token.cue == .http || token.cue == .https, text[index + 1].isMark(":") {
        found.add(text, index, self.end(of: index, text), .url, .webAddress)
      } else if token.isMark(":"), text.isAttached(index), text.isAttached(index + 1) {
        self.colon(index, text, &found)
      }
      index += 1
    }
  }

  private func at(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    guard text.isAttached(index + 1), text[index + 1].kind != .mark else { return }
    var last = index + 1
    let isHandle = !(text.isAttached(index) && self.isAddressPart(text[index - 1]))
    while text.isAttached(last + 1),
      isHandle ? self.isLocalPart(text[last + 1]) : self.isAddressPart(text[last + 1])
    {
      last += 1
    }
    while text[last].kind == .mark { last -= 1 }
    guard !isHandle else { return found.add(text, index, last, .other, .handle) }
    var first = index - 1
    while text.isAttached(first), self.isLocalPart(text[first - 1]) { first -= 1 }
    found.add(text, first, last, .email, .emailAddress)
  }

  /// A dot inside a domain, a dotted IP address or the name of an image file.
  private func dot(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    guard text.isAttached(index), text.isAttached(index + 1) else { return }
    let next = text[index + 1]
    if next.kind == .number {
      self.internetAddress(index, text, &found)
      return
    }
    guard next.kind == .word, !text.isAttached(index + 2) || text[index + 2].kind == .mark else {
      return
    }
    let name = text[index - 1]
    guard name.kind != .mark, name.count >= 2 else { return }
    if Self.imageTypes.contains(next.hash) {
      let first = self.start(of: index - 1, text)
      found.add(text, first, index + 1, .photo, .imageFile)
    } else if next.isAny(.topLevelDomain), next.count > 2 || name.count > 3,
      next.count > 2 || !next.isAny([.function]), next.shape != .capitalized
    {
      if next.hash == Self.government || Self.publicSites.contains(name.hash) { return }
      let first = self.start(of: index - 1, text)
      found.add(text, first, self.end(of: index + 1, text), .url, .webAddress)
    }
  }

  private func internetAddress(
    _ index: Int, _ text: TokenizedText, _ found: inout CandidateList
  ) {
    // Only from the first dot of a chain, so that each chain is looked at once.
    guard text[index - 1].kind == .number,
      !text[index - 2].isMark(".") || !text.isAttached(index - 1)
    else { return }
    var last = index - 1
    var groups = 1
    while text[last + 1].isMark("."), text.isAttached(last + 1), text.isAttached(last + 2),
      text[last + 2].kind == .number
    {
      last += 2
      groups += 1
    }
    let octets = stride(from: index - 1, through: last, by: 2)
    guard groups == 4, octets.allSatisfy({ text.integer($0) <= 255 }) else { return }
    found.add(text, index - 1, last, .ipAddress, .internetAddress)
  }

  /// IPv6 and MAC addresses: groups of hexadecimal digits between colons.
  private func colon(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    guard !text[index - 2].isMark(":") || !text.isAttached(index - 1) else { return }
    var first = index
    if self.isHexadecimal(index - 1, text) { first = index - 1 }
    var last = index
    var groups = first < index ? 1 : 0
    var letters = false
    var pairs = true
    while text.isAttached(last + 1) {
      let token = text[last + 1]
      if token.isMark(":") || token.isMark(".") && groups > 2 {
        last += 1
      } else if self.isHexadecimal(last + 1, text) {
        groups += 1
        letters = letters || token.kind != .number
        pairs = pairs && token.count == 2
        last += 1
      } else {
        break
      }
    }
    while text[last].isMark(".") { last -= 1 }
    if groups == 6, pairs {
      found.add(text, first, last, .device, .hardwareAddress)
    } else if groups >= 5 || groups >= 3 && letters {
      found.add(text, first, last, .ipAddress, .internetAddress)
    }
  }

  private func isHexadecimal(_ index: Int, _ text: TokenizedText) -> Bool {
    let token = text[index]
    guard token.kind == .word || token.kind == .number || token.kind == .mixed, token.count <= 4
    else { return false }
    return text.bytes(of: token).allSatisfy { byte in
      byte.isASCIIDigit || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
    }
  }

  /// The first token of a web address or file name that holds `index`.
  private func start(of index: Int, _ text: TokenizedText) -> Int {
    var first = index
    while text.isAttached(first), self.isLocalPart(text[first - 1]) || text[first - 1].isMark("/") {
      first -= 1
    }
    while text[first].kind == .mark { first += 1 }
    return first
  }

  /// The last token of a web address that holds `index`.
  private func end(of index: Int, _ text: TokenizedText) -> Int {
    var last = index
    while text.isAttached(last + 1), !Self.closing.contains(text[last + 1].mark) { last += 1 }
    while last > index, [0x2e, 0x2c, 0x3f, 0x21, 0x3a, 0x3b].contains(text[last].mark) { last -= 1 }
    return last
  }

  private func isAddressPart(_ token: Token) -> Bool {
    token.kind != .mark && token.kind != .none && token.kind != .clitic
      || token.isMark(".") || token.isMark("-")
  }

  private func isLocalPart(_ token: Token) -> Bool {
    self.isAddressPart(token) || token.isMark("_") || token.isMark("+") || token.isMark("%")
  }

  private static let government = WordHash.of("gov")
  /// Crisis lines that a front desk may name.
  private static let publicSites = Set(
    [
      "988lifeline", "findahelpline", "samaritans", "lifeline", "crisistextline",
      "thetrevorproject",
    ]
    .map(WordHash.of))
  private static let closing = Set("\"'()<>[]{},;".utf8)
  private static let imageTypes = Set(
    ["jpg", "jpeg", "png", "heic", "gif", "tif", "tiff", "bmp", "dcm", "mov", "mp4", "webp"]
      .map(WordHash.of))
}
