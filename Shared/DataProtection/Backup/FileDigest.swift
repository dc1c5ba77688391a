import Crypto
import FoundationEssentials
import Hexadecimal
import StoreKit

/// Sizes and digests of files, read piece by piece.
enum FileDigest {
  private static let pieceBytes = 1 << 20

  /// A file as a manifest lists it.
  static func part(_ path: String, in directory: URL) throws -> BackupManifest.Part {
    var hash = SHA256()
    var bytes: Int64 = 0
    try Self.read(directory.appending(path: path, directoryHint: .notDirectory)) { piece in
      hash.update(data: piece)
      bytes += Int64(piece.count)
    }
    return BackupManifest.Part(
      path: path, bytes: bytes, sha256: hash.finalize().hexadecimal)
  }

  /// Copies a file into a new one, durable but for its name, and returns what was copied as a manifest lists it.
  static func copy(
    _ source: URL, to path: String, in directory: URL
  ) throws -> BackupManifest.Part {
    let place = directory.appending(path: path, directoryHint: .notDirectory)
    try DurableFile.makeDirectory(place.deletingLastPathComponent())
    let copy = try PlainFile(creating: place)
    var hash = SHA256()
    var bytes: Int64 = 0
    try Self.read(source) { piece in
      hash.update(data: piece)
      bytes += Int64(piece.count)
      try copy.write(piece)
    }
    try copy.synchronize()
    return BackupManifest.Part(
      path: path, bytes: bytes, sha256: hash.finalize().hexadecimal)
  }

  /// Gives a file to `body` piece by piece.
  static func read(_ file: URL, _ body: (Data) throws -> Void) throws {
    let reader = try PlainFile(reading: file)
    while true {
      let piece = try reader.read(upTo: Self.pieceBytes)
      if piece.isEmpty { return }
      try body(piece)
    }
  }
}
