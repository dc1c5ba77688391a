import Foundation

/// Reads how much memory a process holds.
enum ProcessMemory {
  /// Resident bytes, a page that several processes map counted to each in proportion (PSS, proc(5)):
  /// the figures of several processes can be added. Nil when there is no such process, or it belongs
  /// to another user.
  static func proportionalBytes(pid: Int32) -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/smaps_rollup", encoding: .ascii)
    else { return nil }
    return self.proportionalBytes(smapsRollup: text)
  }

  /// The same from the text of the file.
  static func proportionalBytes(smapsRollup text: String) -> Int? {
    let line = text.split(separator: "\n").first { $0.hasPrefix("Pss:") }
    let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return kibibytes.map { $0 * 1024 }
  }
}
