internal import FoundationEssentials

/// Reads small files of configuration.
enum FileBytes {
  /// The bytes of a file.
  ///
  /// - Throws: `RPCConfigurationError.credentials` naming the file.
  static func read(_ path: String) throws(RPCConfigurationError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw .credentials(detail: "cannot read \(path): \(error)")
    }
  }
}
