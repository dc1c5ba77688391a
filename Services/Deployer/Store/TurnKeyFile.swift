import Crypto
import FoundationEssentials
import ServiceKit
import StoreKit

/// The key that seals turns on their way to the Collector; made when the service first starts.
///
/// Losing it loses the turns that wait, nothing else.
enum TurnKeyFile {
  private static let byteCount = 32

  /// The key in a file, which is made when it does not exist.
  ///
  /// - Throws: `ConfigurationError` naming the file.
  static func load(_ file: URL) throws(ConfigurationError) -> SymmetricKey {
    if !FileManager.default.fileExists(atPath: file.path()) { try self.make(file) }
    let bytes = try PrivateFile.read(file)
    guard bytes.count == self.byteCount else {
      throw .malformedFile(path: file.path(), expected: "a key of \(self.byteCount) bytes")
    }
    return SymmetricKey(data: bytes)
  }

  private static func make(_ file: URL) throws(ConfigurationError) {
    let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    do {
      try DurableFile.write(key, to: file)
    } catch { throw .unreadableFile(path: file.path(), reason: "\(error)") }
  }
}
