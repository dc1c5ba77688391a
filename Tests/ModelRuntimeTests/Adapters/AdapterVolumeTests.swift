import Foundation
import LocalModel
import ModelRuntime
import TestSupport
import Testing

struct AdapterVolumeTests {
  private let directory = TemporaryDirectory()

  private var volume: AdapterVolume {
    AdapterVolume(
      directory: self.directory.url.appending(path: "a b", directoryHint: .isDirectory),
      serverPath: "/adapters/")
  }

  private func file(_ name: String, of adapter: Adapter) -> URL {
    self.volume.directory.appending(path: "\(adapter.name)/\(name)")
  }

  @Test func `an adapter is put there once, for the group to read`() throws {
    let adapter = try AdapterSample.adapter()
    #expect(!self.volume.isIntact(adapter))
    #expect(try self.volume.put(adapter))
    #expect(try !self.volume.put(adapter))
    let weights = self.file("adapter_model.safetensors", of: adapter)
    #expect(try String(contentsOf: weights, encoding: .utf8) == "weights")
    let attributes = try FileManager.default.attributesOfItem(atPath: weights.path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(self.volume.names == [adapter.name])
    #expect(self.volume.serverPath(of: adapter.name) == "/adapters/\(adapter.name)")
    // Nothing half-written stays.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: self.volume.directory.path)
        == [adapter.name.text])
  }

  @Test(arguments: ["changed", "cut", "gone", "more", "link"])
  func `what was changed is put right`(change: String) throws {
    let adapter = try AdapterSample.adapter()
    try self.volume.put(adapter)
    let weights = self.file("adapter_model.safetensors", of: adapter)
    switch change {
    case "changed": try Data("WEIGHTS".utf8).write(to: weights)
    case "cut": try Data("weigh".utf8).write(to: weights)
    case "gone": try FileManager.default.removeItem(at: weights)
    case "more": try Data("x".utf8).write(to: self.file("training_args.bin", of: adapter))
    default:
      let elsewhere = try self.directory.write("weights", to: "elsewhere")
      try FileManager.default.removeItem(at: weights)
      try FileManager.default.createSymbolicLink(at: weights, withDestinationURL: elsewhere)
    }
    #expect(!self.volume.isIntact(adapter))
    #expect(try self.volume.put(adapter))
    #expect(self.volume.isIntact(adapter))
  }

  @Test func `an artefact that rots is not put there`() throws {
    let good = try AdapterSample.artifact()
    let rotten = VerifiedArtifact(
      manifest: good.manifest, digest: good.digest,
      contents: .init("rotten") { _ in Data("rot".utf8) })
    #expect(throws: ModelRuntimeError.self) { try self.volume.put(Adapter(rotten)) }
    #expect(self.volume.names.isEmpty)
  }

  @Test func `a directory that cannot be used is named`() throws {
    let file = try self.directory.write("a file", to: "file")
    let volume = AdapterVolume(
      directory: file.appending(path: "below"), serverPath: "/adapters")
    let error = #expect(throws: AdapterVolumeFailure.self) {
      try volume.put(AdapterSample.adapter())
    }
    #expect(error?.description.contains("adapters.path") == true)
  }

  @Test func `what is removed is gone, and what is not there is no error`() throws {
    let adapter = try AdapterSample.adapter()
    try self.volume.put(adapter)
    try self.volume.remove(adapter.name)
    try self.volume.remove(adapter.name)
    #expect(self.volume.names.isEmpty)
  }

  @Test func `what dead writers left is removed once it is old`() throws {
    try self.volume.put(AdapterSample.adapter())
    let left = self.volume.directory.appending(
      path: ".incoming-1", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: left, withIntermediateDirectories: false)
    self.volume.removeLeftovers(at: Date())
    #expect(FileManager.default.fileExists(atPath: left.path))
    self.volume.removeLeftovers(at: Date(timeIntervalSinceNow: 7200))
    #expect(!FileManager.default.fileExists(atPath: left.path))
    #expect(self.volume.names.count == 1)
  }

  @Test func `a hold is believed for a quarter of an hour, and can be renewed`() throws {
    let name = try AdapterSample.adapter().name
    let start = Date(timeIntervalSince1970: 1_800_000_000)
    try self.volume.hold(name, by: "evaluator", at: start)
    #expect(self.volume.held(at: start.addingTimeInterval(899)) == [name])
    try self.volume.hold(name, by: "evaluator", at: start.addingTimeInterval(800))
    #expect(self.volume.held(at: start.addingTimeInterval(1600)) == [name])
    #expect(self.volume.held(at: start.addingTimeInterval(1700)).isEmpty)
    // Forgotten for good, and no adapter itself.
    #expect(self.volume.held(at: start.addingTimeInterval(1600)).isEmpty)
    #expect(self.volume.names.isEmpty)
  }
}
