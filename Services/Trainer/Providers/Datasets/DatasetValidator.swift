import Crypto
import FoundationEssentials

/// Checks data files before a trainer sees them.
struct DatasetValidator: Sendable {
  /// More findings of a pair of files are not told.
  static let maximumFindings = 1000
  /// Bytes of UTF-8 that a token has at least in English, on average: an estimate on the safe side.
  private static let bytesPerToken = 4

  let format: DatasetFormat
  let rules: DatasetRules

  /// What is wrong with the files at these paths, in the order of their lines.
  ///
  /// - Throws: What reading the files throws.
  func findings(training: String, validation: String? = nil) throws -> [DatasetFinding] {
    var seen: [SHA256Digest: Int] = [:]
    var findings = try self.findings(
      in: training, minimumLines: self.rules.minimumLines, seen: &seen)
    guard let validation else { return findings }
    let trained = Set(seen.keys)
    var own: [SHA256Digest: Int] = [:]
    findings += try self.findings(in: validation, minimumLines: 1, seen: &own)
    let name = Self.name(of: validation)
    findings += own.filter { trained.contains($0.key) }.map(\.value).sorted().map { line in
      DatasetFinding(code: .overlap, file: name, line: line, detail: "")
    }
    return Array(findings.prefix(Self.maximumFindings))
  }

  private func findings(
    in path: String, minimumLines: Int, seen: inout [SHA256Digest: Int]
  ) throws -> [DatasetFinding] {
    let data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    let name = Self.name(of: path)
    let finding = { (code: DatasetFinding.Code, line: Int, detail: String) in
      DatasetFinding(code: code, file: name, line: line, detail: detail)
    }
    var findings: [DatasetFinding] = []
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { findings.append(finding(.byteOrderMark, 1, "")) }
    if Int64(data.count) > self.rules.maximumBytes {
      findings.append(finding(.fileTooLarge, 0, "over \(self.rules.maximumBytes) bytes"))
    }
    var lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    var count = 0
    for (index, bytes) in lines.enumerated() {
      // An empty line ends a conversation of plain text.
      if self.format == .text, bytes.isEmpty {
        count += 1
        continue
      }
      if self.format != .text { count += 1 }
      for (code, detail) in self.faults(of: bytes, at: index + 1, seen: &seen) {
        findings.append(finding(code, index + 1, detail))
      }
      if findings.count >= Self.maximumFindings { break }
    }
    if count < minimumLines {
      findings.append(finding(.tooFewLines, 0, "\(count) of at least \(minimumLines)"))
    }
    return findings
  }

  private func faults(
    of bytes: Data, at line: Int, seen: inout [SHA256Digest: Int]
  ) -> [(DatasetFinding.Code, String)] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return [(.notUTF8, "")] }
    guard text.contains(where: { !$0.isWhitespace }) else { return [(.blankLine, "")] }
    if self.format == .text {
      guard let shape = IdentifierShapes.first(in: text) else { return [] }
      return [(.identifier, "column \(shape.column): \(shape.kind)")]
    }
    var faults: [(DatasetFinding.Code, String)] = []
    if bytes.count / Self.bytesPerToken > self.rules.contextTokens {
      faults.append((.tooManyTokens, "about \(bytes.count / Self.bytesPerToken)"))
    }
    let object: Literal
    do {
      object = try LiteralParser.parse(bytes, as: .json)
    } catch {
      return faults + [(.notAnObject, "column \(error.position.column): \(error.reason)")]
    }
    guard object.members != nil else { return faults + [(.notAnObject, "")] }
    faults += DatasetLineCheck(format: self.format).faults(of: object)
    faults += Self.identifiers(in: object)
    if let first = seen[Self.normalizedDigest(of: text)] {
      faults.append((.duplicateLine, "the same as line \(first)"))
    } else {
      seen[Self.normalizedDigest(of: text)] = line
    }
    return faults
  }

  /// Looks into every text of a line, as it reads once its escapes are resolved.
  private static func identifiers(in literal: Literal) -> [(DatasetFinding.Code, String)] {
    switch literal.value {
    case .string(let text):
      guard let shape = IdentifierShapes.first(in: text) else { return [] }
      return [(.identifier, "the text at column \(literal.position.column): \(shape.kind)")]
    case .array(let items): return items.flatMap { Self.identifiers(in: $0) }
    case .object(let members): return members.flatMap { Self.identifiers(in: $0.value) }
    case .null, .boolean, .number: return []
    }
  }

  /// The digest of a line's words: neither case nor white space makes two lines of one.
  static func normalizedDigest(of line: String) -> SHA256Digest {
    SHA256.hash(data: Data(line.lowercased().filter { !$0.isWhitespace }.utf8))
  }

  private static func name(of path: String) -> String { URL(filePath: path).lastPathComponent }
}
