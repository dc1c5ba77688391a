/// Reads forms (RFC 7578).
enum FakeMultipart {
  struct Part {
    let name: String
    let fileName: String?
    let content: [UInt8]

    var text: String { String(decoding: self.content, as: UTF8.self) }
  }

  /// The parts of a request's body; none when it is no form.
  static func parts(of call: ProviderCall) -> [Part] {
    guard let type = call.header("content-type"), type.hasPrefix("multipart/form-data"),
      let range = type.firstRange(of: "boundary=")
    else { return [] }
    let boundary = Array("--\(type[range.upperBound...])".utf8)
    var parts: [Part] = []
    var rest = call.body[...]
    guard let first = rest.firstRange(of: boundary) else { return [] }
    rest = rest[first.upperBound...]
    let separator = Array("\r\n".utf8) + boundary
    while let end = rest.firstRange(of: separator) {
      if let part = self.part(rest[..<end.lowerBound]) { parts.append(part) }
      rest = rest[end.upperBound...]
    }
    return parts
  }

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    guard let name = self.quoted("; name=", in: head) else { return nil }
    return Part(
      name: name, fileName: self.quoted("; filename=", in: head),
      content: Array(bytes[end.upperBound...]))
  }

  private static func quoted(_ key: String, in head: String) -> String? {
    guard let range = head.firstRange(of: "\(key)\"") else { return nil }
    return String(head[range.upperBound...].prefix { $0 != "\"" })
  }
}
