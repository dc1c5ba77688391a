public import FoundationEssentials
import Glibc

/// A file with a secret, which only its owner may be able to read.
public enum PrivateFile {
  /// The content of a private file.
  ///
  /// Takes PostgreSQL's rule for key files: mode 0600 or less when it is owned by this user, 0640
  /// or less when it is owned by root, as secrets mounted into containers are.
  public static func read(_ file: URL) throws(ConfigurationError) -> Data {
    let open = try OpenFile(file)
    let allowed: UInt32 = open.owner == 0 && geteuid() != 0 ? 0o740 : 0o700
    guard open.owner == geteuid() || open.owner == 0, open.mode & ~allowed == 0 else {
      throw .insecureFile(path: file.path(), mode: String(open.mode, radix: 8))
    }
    return try open.content()
  }
}
