import Foundation

/// The permission bits of files.
enum FileMode {
  /// Those of a file or directory; nil when there is none.
  static func of(_ path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.posixPermissions] as? NSNumber)?.intValue
  }
}
