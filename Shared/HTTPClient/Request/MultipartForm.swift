/// Fields and files as one body (RFC 7578, with the escaping of names that HTML's forms and their servers use).
///
/// Files are read while they are sent, and the length is known before.
public struct MultipartForm: Sendable {
  /// What a part holds.
  public enum Content: Sendable {
    /// Bytes in memory.
    case bytes([UInt8])
    /// A file, read while it is sent.
    case file(path: String)
  }

  /// One field.
  public struct Part: Sendable {
    /// The field's name.
    public var name: String
    /// The file's name; nil for a field that is none.
    public var fileName: String?
    /// The part's media type; nil says nothing.
    public var contentType: String?
    /// What it holds.
    public var content: Content

    /// Creates a part.
    public init(
      name: String, fileName: String? = nil, contentType: String? = nil, content: Content
    ) {
      self.name = name
      self.fileName = fileName
      self.contentType = contentType
      self.content = content
    }

    /// A field with text.
    public static func text(_ name: String, _ value: String) -> Part {
      Part(name: name, content: .bytes(Array(value.utf8)))
    }

    /// A file on the disk.
    public static func file(
      _ name: String, path: String, fileName: String,
      contentType: String = "application/octet-stream"
    ) -> Part {
      Part(name: name, fileName: fileName, contentType: contentType, content: .file(path: path))
    }
  }

  /// The parts in the order in which they are sent.
  public var parts: [Part]
  /// What stands between the parts; occurs in none of them, being random.
  public let boundary: String

  /// Creates a form with a boundary of 144 random bits.
  public init(_ parts: [Part] = []) {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var random = SystemRandomNumberGenerator()
    let letters = (0..<24).map { _ in alphabet[Int.random(in: 0..<64, using: &random)] }
    self.init(parts, boundary: "reddytalk-" + String(letters))
  }

  init(_ parts: [Part], boundary: String) {
    self.parts = parts
    self.boundary = boundary
  }

  /// The value of the request's `Content-Type`.
  public var contentType: String { "multipart/form-data; boundary=\(self.boundary)" }

  /// What stands before a part's content.
  func head(of part: Part, isFirst: Bool) -> [UInt8] {
    var text = isFirst ? "" : "\r\n"
    text +=
      "--\(self.boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escape(part.name))\""
    if let fileName = part.fileName { text += "; filename=\"\(Self.escape(fileName))\"" }
    if let contentType = part.contentType {
      text += "\r\nContent-Type: \(contentType.filter { !$0.isNewline })"
    }
    return Array((text + "\r\n\r\n").utf8)
  }

  /// What stands behind the last part.
  var end: [UInt8] { Array("\(self.parts.isEmpty ? "" : "\r\n")--\(self.boundary)--\r\n".utf8) }

  /// HTML, "multipart/form-data encoding algorithm": a name can end neither its quotes nor its line.
  static func escape(_ name: String) -> String {
    var escaped = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": escaped += "%22"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
