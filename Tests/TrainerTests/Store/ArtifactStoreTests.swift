import FoundationEssentials
import StoreKit
import TestSupport
import Testing

@testable import Trainer

@Suite("The files of artefacts")
struct ArtifactStoreTests {
  private let directory: TemporaryDirectory
  private let artifacts: ArtifactStore
  private let version = ModelVersionID(rawValue: "mv-1")

  init() throws {
    self.directory = TemporaryDirectory()
    self.artifacts = try ArtifactStore(directory: self.directory.url)
  }

  private func workspace(files: [String: Data]) throws -> TrainingWorkspace {
    let workspace = try self.artifacts.workspace(of: RunID(rawValue: "run-1"))
    try DurableFile.makeDirectory(workspace.artifactDirectory)
    for (name, data) in files {
      try DurableFile.write(data, to: workspace.artifactDirectory.appending(path: name))
    }
    return workspace
  }

  @Test("A dataset comes back as it was kept, line breaks included")
  func dataset() throws {
    let workspace = try self.artifacts.workspace(of: RunID(rawValue: "run-1"))
    #expect(workspace.dataset() == nil)
    let records = (0..<7).map(ScriptedCollector.record)
    try workspace.saveDataset(records)
    #expect(workspace.dataset() == records)
  }

  @Test("What is damaged is taken as missing")
  func damaged() throws {
    let workspace = try self.workspace(files: ["manifest.json": Data("{}".utf8)])
    try workspace.saveDataset([ScriptedCollector.record(1)])
    try workspace.save(TrainingResult(metrics: Samples.metrics, snapshotQuality: 1))
    #expect(workspace.result() != nil)
    for name in ["dataset.jsonl", "result.json"] {
      try Data("{\"".utf8).write(to: workspace.directory.appending(path: name))
    }
    #expect(workspace.dataset() == nil)
    #expect(workspace.result() == nil)
  }

  @Test("Publishing moves the artefact, and doing it again changes nothing")
  func publish() throws {
    let workspace = try self.workspace(files: ["manifest.json": Data("{}".utf8)])
    let place = try self.artifacts.publish(workspace, as: self.version)
    #expect(try self.artifacts.publish(workspace, as: self.version) == place)
    #expect(try self.artifacts.files(of: self.version).map(\.name) == ["manifest.json"])
    #expect(!DurableFile.exists(workspace.artifactDirectory))
  }

  @Test("An artefact without a manifest is not signed")
  func withoutManifest() throws {
    let workspace = try self.workspace(files: ["weights.bin": Data([1])])
    _ = try self.artifacts.publish(workspace, as: self.version)
    #expect(throws: RunFailure.self) {
      try self.artifacts.sign(self.version, with: FixedSigner())
    }
  }

  @Test("Files are read in chunks that make the whole", arguments: [0, 1, 9, 10, 11, 25])
  func chunks(size: Int) throws {
    let content = Data((0..<size).map { UInt8($0) })
    let workspace = try self.workspace(files: ["manifest.json": content])
    _ = try self.artifacts.publish(workspace, as: self.version)
    let file = try #require(try self.artifacts.files(of: self.version).first)
    let reader = try ArtifactReader(file, of: self.version)
    var chunks: [Data] = []
    repeat { chunks.append(try reader.read(upToBytes: 10)) } while !reader.isAtEnd
    #expect(chunks.reduce(Data(), +) == content)
    #expect(chunks.count == max(1, (size + 9) / 10))
  }

  @Test("A file that was cut off after registration is noticed")
  func cutOff() throws {
    let workspace = try self.workspace(files: ["manifest.json": Data(count: 30)])
    let place = try self.artifacts.publish(workspace, as: self.version)
    let file = try #require(try self.artifacts.files(of: self.version).first)
    try Data(count: 5).write(to: place.appending(path: "manifest.json"))
    let reader = try ArtifactReader(file, of: self.version)
    #expect(throws: TrainerError.artifactUnreadable(self.version, reason: "it was cut off")) {
      try reader.read(upToBytes: 30)
    }
  }

  @Test("Others cannot read what is kept")
  func permissions() throws {
    let workspace = try self.artifacts.workspace(of: RunID(rawValue: "run-1"))
    try workspace.saveDataset([ScriptedCollector.record(1)])
    let mode = { (path: String) in
      let attributes = try FileManager.default.attributesOfItem(
        atPath: self.directory.url.appending(path: path).path())
      return attributes[.posixPermissions] as? Int
    }
    #expect(try mode("work/run-1") == 0o700)
    #expect(try mode("work/run-1/dataset.jsonl") == 0o600)
  }
}
