public import FoundationEssentials

extension ModelManifest {
  /// The bytes that are written and digested: sorted keys, so that equal manifests are equal bytes.
  package func encoded() throws(ModelArtifactError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      return try [UInt8](encoder.encode(self)) + [0x0a]
    } catch {
      throw .malformed(file: Self.fileName, reason: "a number in it is not finite")
    }
  }

  /// Reads a manifest, and refuses other formats and newer versions.
  public static func decode(_ data: Data) throws(ModelArtifactError) -> ModelManifest {
    struct Header: Decodable {
      var format: String
      var formatVersion: Int
    }
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: data)
    } catch {
      throw .malformed(file: Self.fileName, reason: "it is not a model manifest")
    }
    guard header.format == Self.formatName else {
      throw .malformed(file: Self.fileName, reason: "its format is not \(Self.formatName)")
    }
    guard header.formatVersion <= Self.currentVersion else {
      throw .unsupportedVersion(found: header.formatVersion, supported: Self.currentVersion)
    }
    do {
      return try JSONDecoder().decode(ModelManifest.self, from: data)
    } catch {
      throw .malformed(file: Self.fileName, reason: "a field is missing or has another type")
    }
  }
}
