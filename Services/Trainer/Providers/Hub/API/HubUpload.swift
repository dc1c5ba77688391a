import Crypto
import FoundationEssentials
import Hexadecimal

/// A file of this machine that is to stand in a repository.
struct HubUpload: Hashable, Sendable {
  /// Its name there.
  let name: String
  /// Where it is here.
  let path: String
  let bytes: Int64
  /// SHA-256 in hex.
  let sha256: String

  /// What the Hub looks at to tell how a file is kept.
  private static let sampleBytes: Int64 = 512
  /// Read at once.
  private static let pieceBytes: Int64 = 1 << 20

  init(_ name: String, _ file: DatasetFileWriter.Finished) {
    self.name = name
    self.path = file.path
    self.bytes = file.bytes
    self.sha256 = file.sha256
  }

  /// The first bytes.
  func sample() throws -> [UInt8] {
    try FileStretch.read(self.path, 0..<min(self.bytes, Self.sampleBytes))
  }

  /// Whether a file of the Hub has the same content.
  func isSame(as file: HubFile) throws -> Bool {
    switch file.digest {
    case .sha256(let digest): digest == self.sha256
    case .git(let digest): try digest == Self.gitDigest(of: self.path, bytes: self.bytes)
    }
  }

  /// Git's name for the content of a file.
  static func gitDigest(of path: String, bytes: Int64) throws -> String {
    var digest = Insecure.SHA1()
    digest.update(data: Data("blob \(bytes)\0".utf8))
    return try self.finalize(&digest, over: path, bytes)
  }

  /// SHA-256 in hex of the content of a file.
  static func sha256(of path: String, bytes: Int64) throws -> String {
    var digest = SHA256()
    return try self.finalize(&digest, over: path, bytes)
  }

  private static func finalize<Function: HashFunction>(
    _ digest: inout Function, over path: String, _ bytes: Int64
  ) throws -> String {
    for start in stride(from: Int64(0), to: bytes, by: Int(Self.pieceBytes)) {
      digest.update(
        data: try FileStretch.read(path, start..<min(bytes, start + Self.pieceBytes)))
    }
    return digest.finalize().hexadecimal
  }
}

/// How the Hub wants to keep a file.
struct HubUploadMode: Decodable, Sendable {
  let path: String
  /// `regular` in the commit itself, `lfs` in the storage for large files; other words mean the latter.
  let uploadMode: String
  /// Whether the repository's rules leave it out.
  let shouldIgnore: Bool

  private enum CodingKeys: String, CodingKey {
    case path, uploadMode, shouldIgnore
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.path = try container.decode(String.self, forKey: .path)
    self.uploadMode = container.lenient(.uploadMode) ?? "lfs"
    self.shouldIgnore = container.lenient(.shouldIgnore) ?? false
  }
}
