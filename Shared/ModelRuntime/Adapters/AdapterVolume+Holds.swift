public import FoundationEssentials
import Glibc

/// Services that use an adapter without deploying it say so on the volume, again and again while they do: the one that
/// unloads what is unwanted leaves those alone.
extension AdapterVolume {
  /// How long a hold is believed. Whoever needs an adapter for longer renews it.
  public static let holdTime = Duration.seconds(900)

  private static let holdsName = ".holds"

  private var holds: URL {
    self.directory.appending(path: Self.holdsName, directoryHint: .isDirectory)
  }

  /// Says that a service uses an adapter now.
  ///
  /// - Parameters:
  ///   - owner: The service; a plain word.
  ///   - time: The time of day.
  public func hold(
    _ name: AdapterName, by owner: String, at time: Date
  ) throws(AdapterVolumeFailure) {
    try self.make(self.directory)
    try self.make(self.holds)
    let temporary = self.holds.appending(
      path: ".\(UUID().uuidString)", directoryHint: .notDirectory)
    try self.write(Data("\(Int(time.timeIntervalSince1970))".utf8), to: temporary)
    let place = self.holds.appending(path: "\(name)@\(owner)", directoryHint: .notDirectory)
    guard Self.rename(temporary, place) else {
      let failure = self.failure(place)
      try? FileManager.default.removeItem(at: temporary)
      throw failure
    }
  }

  /// The adapters that some service uses; holds that ran out are forgotten.
  public func held(at time: Date) -> Set<AdapterName> {
    let path = self.holds.path(percentEncoded: false)
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    var names: Set<AdapterName> = []
    for entry in entries {
      let file = self.holds.appending(path: entry, directoryHint: .notDirectory)
      guard let at = entry.lastIndex(of: "@"), let name = AdapterName(String(entry[..<at])),
        let content = try? Data(contentsOf: file),
        let seconds = Double(String(decoding: content, as: UTF8.self)),
        // A clock that runs ahead holds no longer than one that does not.
        abs(time.timeIntervalSince1970 - seconds) < Self.holdTime / .seconds(1)
      else {
        if !entry.hasPrefix(".") { try? FileManager.default.removeItem(at: file) }
        continue
      }
      names.insert(name)
    }
    return names
  }
}
