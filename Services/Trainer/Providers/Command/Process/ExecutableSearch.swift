import FoundationEssentials
import Glibc

/// Finds programs as a shell does, without one.
enum ExecutableSearch {
  /// Where a program is; nil when it is nowhere, or may not be run.
  ///
  /// - Parameters:
  ///   - program: A name, or a path where there is a slash in it.
  ///   - path: Directories, with colons between them.
  ///   - directory: Where relative paths begin.
  static func path(of program: String, in path: String, from directory: URL) -> String? {
    if program.contains("/") {
      let place = program.hasPrefix("/") ? program : directory.appending(path: program).nativePath
      return Self.isExecutable(place) ? place : nil
    }
    return path.split(separator: ":").lazy.map { "\($0)/\(program)" }.first(
      where: Self.isExecutable)
  }

  private static func isExecutable(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory
      && access(path, X_OK) == 0
  }
}
