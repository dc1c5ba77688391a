import Foundation
import StoreKit
import TestSupport
import Testing

@testable import Evaluator

@Suite struct ArtifactCacheTests {
  private let digest = "sha256:" + String(repeating: "ab", count: 32)

  private func withCache(_ body: (ArtifactCache, URL) async throws -> Void) async throws {
    try await withTemporaryDirectory { directory in
      try await body(ArtifactCache(directory: directory, key: .testing), directory)
    }
  }

  @Test func `keeps an artefact that has arrived as a whole`() async throws {
    try await self.withCache { cache, _ in
      #expect(try cache.artifact(digest: self.digest)?.url == nil)
      let place = try await cache.add(digest: self.digest) { staging in
        try staging.append(Data("ab".utf8), to: "manifest.json", at: 0, isLast: false)
        try staging.append(Data("cd".utf8), to: "manifest.json", at: 2, isLast: true)
      }
      #expect(try cache.artifact(digest: self.digest)?.url == place.url)
      #expect(try place.read("manifest.json") == Data("abcd".utf8))
      let stored = try Data(contentsOf: place.place(of: "manifest.json"))
      #expect(stored.range(of: Data("abcd".utf8)) == nil)
      cache.remove(digest: self.digest)
      #expect(try cache.artifact(digest: self.digest)?.url == nil)
    }
  }

  @Test func `a download that breaks off leaves nothing behind`() async throws {
    struct Lost: Error {}
    try await self.withCache { cache, directory in
      await #expect(throws: Lost.self) {
        try await cache.add(digest: self.digest) { staging in
          try staging.append(
            Data("ab".utf8), to: "manifest.json", at: 0, isLast: false)
          throw Lost()
        }
      }
      let kept = try cache.artifact(digest: self.digest)
      #expect(kept?.url == nil)
      let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
      #expect(left.isEmpty)
    }
  }

  @Test func `sweeps what a crash left behind, and nothing else`() async throws {
    try await self.withCache { cache, directory in
      let place = try await cache.add(digest: self.digest) { staging in
        try staging.append(Data("{}".utf8), to: "manifest.json", at: 0, isLast: true)
      }
      try FileManager.default.createDirectory(
        at: directory.appending(path: ".staging-old"), withIntermediateDirectories: false)
      cache.removeLeftovers()
      let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
      #expect(left == [place.url.lastPathComponent])
    }
  }

  @Test(arguments: ["../x", "a/b", "", ".hidden", "nul\0", "/etc/passwd"])
  func `refuses file names that lead elsewhere`(name: String) async throws {
    try await self.withCache { cache, _ in
      await #expect(throws: ArtifactCacheError.invalidFileName(name)) {
        try await cache.add(digest: self.digest) { staging in
          try staging.append(Data(), to: name, at: 0, isLast: true)
        }
      }
    }
  }

  @Test func `refuses gaps`() async throws {
    try await self.withCache { cache, _ in
      await #expect(throws: ArtifactCacheError.gap(file: "a", expected: 0, got: 5)) {
        try await cache.add(digest: self.digest) {
          try $0.append(Data(), to: "a", at: 5, isLast: true)
        }
      }
    }
  }

  @Test func `refuses a file that begins before another has ended`() async throws {
    try await self.withCache { cache, _ in
      await #expect(throws: ArtifactCacheError.gap(file: "b", expected: 0, got: 0)) {
        try await cache.add(digest: self.digest) {
          try $0.append(Data("x".utf8), to: "a", at: 0, isLast: false)
          try $0.append(Data("x".utf8), to: "b", at: 0, isLast: true)
        }
      }
    }
  }

  @Test(arguments: ["", "sha256:", "md5:00", "sha256:../../etc"])
  func `refuses what is no digest`(digest: String) async throws {
    try await self.withCache { cache, _ in
      #expect(throws: ArtifactCacheError.invalidDigest(digest)) {
        try cache.artifact(digest: digest)
      }
    }
  }
}
