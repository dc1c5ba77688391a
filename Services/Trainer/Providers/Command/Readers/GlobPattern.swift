import FoundationEssentials
import Glibc

/// Finds files by a pattern of the shell's kind: `*`, `?`, `[...]` in each part of a path.
enum GlobPattern {
  /// The paths that a pattern matches, sorted; relative patterns are looked for in `directory`.
  static func paths(matching pattern: String, in directory: URL) -> [String] {
    let isAbsolute = pattern.hasPrefix("/")
    let full = isAbsolute ? pattern : Self.escaped(directory.nativePath) + "/" + pattern
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(full, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
  }

  private static func escaped(_ path: String) -> String {
    path.reduce(into: "") { text, character in
      if "*?[]\\".contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
