import FoundationEssentials

/// Names a backup: the time it was begun, and something random. Sorts by time.
public struct BackupID: Codable, Hashable, Sendable, Comparable, CustomStringConvertible {
  public let rawValue: String

  /// The id of a backup that is begun at `time`.
  init(at time: Date) {
    let noise = String(UInt32.random(in: 0 ... .max), radix: 16)
    self.rawValue =
      "\(Self.stamp(of: time))-\(String(repeating: "0", count: 8 - noise.count))\(noise)"
  }

  /// How a time stands in ids: "20271123T094500Z".
  static func stamp(of time: Date) -> String {
    let text: String = time.formatted(Date.ISO8601FormatStyle())
    return text.replacing("-", with: "").replacing(":", with: "")
  }

  /// When the backup was begun.
  var stamp: Substring { self.rawValue.prefix { $0 != "-" } }

  /// The id that a directory or a manifest names; nil when it cannot be one.
  init?(_ text: String) {
    guard (1...64).contains(text.utf8.count),
      text.utf8.allSatisfy({
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
          || (0x61...0x7A).contains($0) || $0 == 0x2D
      })
    else { return nil }
    self.rawValue = text
  }

  public static func < (left: BackupID, right: BackupID) -> Bool { left.rawValue < right.rawValue }

  public var description: String { self.rawValue }
}
