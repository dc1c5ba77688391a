import FoundationEssentials
import ServiceKit

extension PrivateFile {
  /// The key on the first line of a private file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - setting: What names the file, for errors.
  static func key(in path: String, _ setting: String) throws(ConfigurationError) -> String {
    let content = try self.read(URL(filePath: path, directoryHint: .notDirectory))
    let line = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline).first
    guard let line, !line.isEmpty else {
      throw .malformedFile(path: path, expected: "a key on its first line (\(setting))")
    }
    return String(line)
  }
}
