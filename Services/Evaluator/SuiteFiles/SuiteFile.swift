import Crypto
import Hexadecimal
import Yams

/// Reads a suite from the bytes of a YAML file.
package enum SuiteFile {
  /// The largest file that is read, in bytes.
  package static let maximumBytes = 4 << 20

  /// The suite in `bytes`. `name` is the file's name, for error messages.
  package static func read(_ bytes: [UInt8], name: String) throws(SuiteError) -> Suite {
    guard bytes.count <= Self.maximumBytes else {
      throw .unreadable(file: name, reason: "larger than \(Self.maximumBytes) bytes")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(file: name, reason: "not valid UTF-8")
    }
    let root: Node
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw SuiteError.unreadable(file: name, reason: "empty")
      }
      root = node
    } catch let error as SuiteError {
      throw error
    } catch {
      throw .unreadable(file: name, reason: "not valid YAML: \(error)")
    }
    let version = "sha256:" + SHA256.hash(data: bytes).hexadecimal
    return try Self.suite(SuiteField(node: root, path: ""), file: name, version: version)
  }

  private static func suite(
    _ root: SuiteField, file: String, version: String
  ) throws(SuiteError) -> Suite {
    var reader = SuiteReader(file: file)
    let fields = reader.fields(
      of: root, required: ["suite", "title", "scenarios"],
      allowed: ["publicNumbers", "groups", "lexicons", "standard"])
    for (name, field) in fields["groups"].flatMap({ reader.pairs(of: $0) }) ?? [] {
      reader.groups[name] = reader.alternatives(field)
    }
    for (name, field) in fields["lexicons"].flatMap({ reader.pairs(of: $0) }) ?? [] {
      reader.lexicons[name] = Self.lexicon(name, field, &reader)
    }
    let standard = fields["standard"].map { reader.criteria($0) } ?? []
    let name = reader.identifier(fields["suite"])
    let title = reader.text(fields["title"])
    let numbers = reader.texts(fields["publicNumbers"]) ?? []
    let scenarios = reader.scenarios(fields["scenarios"], standard: standard)
    guard reader.problems.isEmpty, let name, let title else {
      throw .invalid(reader.problems)
    }
    return Suite(
      name: name, title: title, version: version, scenarios: scenarios,
      publicNumbers: Set(numbers.map { $0.filter(\.isNumber) }))
  }

  private static func lexicon(
    _ name: String, _ field: SuiteField, _ reader: inout SuiteReader
  ) -> Lexicon {
    let fields = reader.fields(
      of: field, required: ["phrases"], allowed: ["allowsQuestions", "excusedAfter"])
    let phrases = (reader.items(of: fields["phrases"]) ?? []).compactMap { reader.phrase($0) }
    return Lexicon(
      name: name, phrases: phrases,
      allowsQuestions: reader.flag(fields["allowsQuestions"]) ?? false,
      excusedAfter: Set((reader.texts(fields["excusedAfter"]) ?? []).map(Token.stem(of:))))
  }
}
