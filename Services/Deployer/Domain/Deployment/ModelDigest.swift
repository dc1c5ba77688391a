/// "sha256:" and the hex digest of an artefact's manifest: names a model's exact bytes.
struct ModelDigest: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  let rawValue: String

  init(rawValue: String) { self.rawValue = rawValue }

  init(_ rawValue: String) { self.rawValue = rawValue }

  var description: String { self.rawValue }
}
