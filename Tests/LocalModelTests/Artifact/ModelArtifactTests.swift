import Foundation
import LocalModel
import Testing

struct ModelArtifactTests {
  private let question = [DialogueMessage(role: .user, content: "please renew my thyroid tablets")]

  /// Trains, writes, and hands over the artefact's directory.
  private func withArtifact(_ body: (TrainedModel, URL) throws -> Void) async throws {
    let trained = try await TinyDialogues.train()
    try await TinyDialogues.withDirectory { directory in
      let place = directory.appending(path: "artifact", directoryHint: .isDirectory)
      try trained.write(to: place)
      try body(trained, place)
    }
  }

  @Test func `a loaded model answers like the one that was trained`() async throws {
    try await self.withArtifact { trained, place in
      let loaded = try DialogueModel.load(
        from: ArtifactContents(directory: place), expectedDigest: trained.digest)
      #expect(loaded.digest == trained.digest)
      #expect(loaded.manifest == trained.manifest)
      #expect(loaded.respond(to: self.question) == trained.model.respond(to: self.question))
      #expect(
        loaded.categoryProbabilities(of: self.question)
          == trained.model.categoryProbabilities(of: self.question))
    }
  }

  @Test(arguments: ["model.safetensors", "replies.jsonl"])
  func `a file with one changed bit is refused`(name: String) async throws {
    try await self.withArtifact { _, place in
      let file = place.appending(path: name)
      var bytes = try Data(contentsOf: file)
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: file)
      #expect {
        try DialogueModel.load(from: ArtifactContents(directory: place))
      } throws: { error in
        guard case .digestMismatch(name, _, _)? = error as? ModelArtifactError else { return false }
        return true
      }
    }
  }

  @Test(arguments: ["manifest.json", "model.safetensors", "replies.jsonl"])
  func `an artefact without one of its files is refused`(name: String) async throws {
    try await self.withArtifact { _, place in
      try FileManager.default.removeItem(at: place.appending(path: name))
      #expect {
        try DialogueModel.load(from: ArtifactContents(directory: place))
      } throws: { error in
        guard case .unreadable? = error as? ModelArtifactError else { return false }
        return true
      }
    }
  }

  @Test func `a manifest that was edited no longer has the expected digest`() async throws {
    try await self.withArtifact { trained, place in
      let file = place.appending(path: "manifest.json")
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacing("sha256:tiny", with: "sha256:else").write(
        to: file, atomically: true, encoding: .utf8)
      #expect {
        try DialogueModel.load(
          from: ArtifactContents(directory: place), expectedDigest: trained.digest)
      } throws: { error in
        guard case .digestMismatch("manifest.json", _, _)? = error as? ModelArtifactError else {
          return false
        }
        return true
      }
    }
  }

  @Test func `a newer format is named as such`() async throws {
    try await self.withArtifact { _, place in
      let file = place.appending(path: "manifest.json")
      let current = ModelManifest.currentVersion
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacing(
        "\"formatVersion\" : \(current)", with: "\"formatVersion\" : \(current + 1)"
      ).write(to: file, atomically: true, encoding: .utf8)
      #expect(
        throws: ModelArtifactError.unsupportedVersion(found: current + 1, supported: current)
      ) { try DialogueModel.load(from: ArtifactContents(directory: place)) }
    }
  }

  @Test func `writing the same model again is no error, another one is`() async throws {
    let other = try await TinyDialogues.train(seed: 2)
    try await self.withArtifact { trained, place in
      try trained.write(to: place)
      #expect(throws: ModelArtifactError.self) { try other.write(to: place) }
    }
  }
}
