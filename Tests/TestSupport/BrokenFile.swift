internal import FoundationEssentials
internal import Glibc

/// Files that stop working while they are in use, as on a disk that fails.
package enum BrokenFile {
  /// Makes every write fail through the descriptors that this process has open on a file.
  ///
  /// - Parameter suffix: How the file's path ends.
  /// - Returns: How many descriptors it were.
  /// - Throws: When the process's descriptors cannot be listed.
  package static func failWrites(toOpenFilesEndingIn suffix: String) throws -> Int {
    let directory = "/proc/self/fd"
    let descriptors = try FileManager.default.contentsOfDirectory(atPath: directory)
      .compactMap { Int32($0) }
      .filter { descriptor in
        let path = try? FileManager.default.destinationOfSymbolicLink(
          atPath: "\(directory)/\(descriptor)")
        return path?.hasSuffix(suffix) == true
      }
    // What is opened for reading only refuses to be written, and its end is its beginning.
    let unwritable = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(unwritable) }
    return descriptors.count { dup2(unwritable, $0) == $0 }
  }
}
