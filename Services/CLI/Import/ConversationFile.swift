import Foundation

/// A file of conversations: JSON Lines, or JSON with one conversation, an array, or `{"conversations": […]}`.
struct ConversationFile {
  /// A document that is not JSON Lines is read whole, up to this size.
  static let maximumDocumentBytes = 256 << 20
  private static let pieceBytes = 1 << 18

  let url: URL

  init(path: String) {
    self.url = URL(filePath: path)
  }

  /// Size in bytes, for progress.
  func size() throws -> Int {
    do {
      return try self.url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    } catch {
      throw CommandFailure(
        .noInput, "\(self.url.path) cannot be read: \(error.localizedDescription)",
        remedy: "Check the path and its permissions.")
    }
  }

  /// Reads the file in batches, in order, until `take` returns false.
  ///
  /// - Parameter take: gets each batch and the bytes of the file read so far.
  func forEachBatch(_ take: (LineBatch, _ bytesRead: Int) async throws -> Bool) async throws {
    if let document = try self.documentLines() {
      return try await Self.batch(document, take)
    }
    try await self.streamLines(take)
  }

  // MARK: - JSON Lines

  private func streamLines(_ take: (LineBatch, Int) async throws -> Bool) async throws {
    let file = try FileHandle(forReadingFrom: self.url)
    defer { try? file.close() }
    var batch = LineBatch()
    var rest: [UInt8] = []
    var number = 0
    var bytesRead = 0

    /// False when no more lines are wanted.
    func add(_ line: ArraySlice<UInt8>) async throws -> Bool {
      number += 1
      guard let trimmed = Self.trim(line) else { return true }
      if batch.isFull(for: trimmed) {
        guard try await take(batch, bytesRead) else { return false }
        batch = LineBatch()
      }
      batch.append(trimmed, number: number)
      return true
    }

    while let piece = try file.read(upToCount: Self.pieceBytes), !piece.isEmpty {
      rest.append(contentsOf: piece)
      var start = rest.startIndex
      while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
        bytesRead += end - start + 1
        guard try await add(rest[start..<end]) else { return }
        start = end + 1
      }
      rest.removeFirst(start)
    }
    bytesRead += rest.count
    if !rest.isEmpty {
      guard try await add(rest[...]) else { return }
    }
    if !batch.isEmpty { _ = try await take(batch, bytesRead) }
  }

  /// The line without white space at its ends; nil when nothing is left.
  private static func trim(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = line.firstIndex(where: { !isSpace($0) }),
      let last = line.lastIndex(where: { !isSpace($0) })
    else { return nil }
    return line[first...last]
  }

  // MARK: - JSON documents

  /// The conversations of a JSON document, a line each; nil when the file is JSON Lines.
  private func documentLines() throws -> [[UInt8]]? {
    guard try self.size() <= Self.maximumDocumentBytes else { return nil }
    let isNamedLines = ["jsonl", "ndjson"].contains(self.url.pathExtension.lowercased())
    guard !isNamedLines else { return nil }
    let data = try Data(contentsOf: self.url)
    let document: Any
    do {
      document = try JSONSerialization.jsonObject(with: data)
    } catch {
      return nil
    }
    let items: [Any]
    switch document {
    case let array as [Any]: items = array
    case let object as [String: Any]: items = object["conversations"] as? [Any] ?? [object]
    default:
      throw CommandFailure(.badInput, "\(self.url.path) holds no conversations")
    }
    return try items.map {
      [UInt8](try JSONSerialization.data(withJSONObject: $0, options: [.fragmentsAllowed]))
    }
  }

  private static func batch(
    _ lines: [[UInt8]], _ take: (LineBatch, Int) async throws -> Bool
  ) async throws {
    var batch = LineBatch()
    var bytesRead = 0
    for (index, line) in lines.enumerated() {
      if batch.isFull(for: line[...]) {
        guard try await take(batch, bytesRead) else { return }
        batch = LineBatch()
      }
      batch.append(line[...], number: index + 1)
      bytesRead += line.count
    }
    if !batch.isEmpty { _ = try await take(batch, bytesRead) }
  }
}
