import FoundationEssentials

/// Reads the files of a `KeyDirectory`.
enum KeyFile {
  /// The content of a file that may be read by all but written by its owner only: whoever can
  /// replace a trust root or a verifying key can pretend to be anybody.
  static func readPublic(_ file: URL) throws(ConfigurationError) -> Data {
    try Self.requireExistence(of: file)
    let open = try OpenFile(file)
    guard open.mode & 0o022 == 0 else {
      throw .insecureFile(path: file.path(), mode: String(open.mode, radix: 8))
    }
    return try open.content()
  }

  /// The content of a file that only its owner may read.
  static func readPrivate(_ file: URL) throws(ConfigurationError) -> Data {
    try Self.requireExistence(of: file)
    return try PrivateFile.read(file)
  }

  private static func requireExistence(of file: URL) throws(ConfigurationError) {
    guard FileManager.default.fileExists(atPath: file.path()) else {
      throw .missingKey(path: file.path())
    }
  }
}
