import FoundationEssentials

/// Reads files with public keys and certificates.
enum KeyFile {
  /// The content of a file that may be read by all but written by its owner only: whoever can
  /// replace a trust root or a verifying key can pretend to be anybody.
  static func readPublic(_ file: URL) throws(ConfigurationError) -> Data {
    let open = try OpenFile(file)
    guard open.mode & 0o022 == 0 else {
      throw .insecureFile(path: file.path(), mode: String(open.mode, radix: 8))
    }
    return try open.content()
  }
}
