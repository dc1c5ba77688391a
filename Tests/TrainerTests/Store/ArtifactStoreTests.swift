import Foundation
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
    self.artifacts = try ArtifactStore(directory: self.directory.url, key: .testing)
  }

  private func workspace(files: [String: Data]) throws -> TrainingWorkspace {
    let workspace = try self.artifacts.workspace(of: RunID(rawValue: "run-1"))
    try workspace.keep(files.map { ArtifactPart(name: $0.key, content: $0.value) })
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
    for _ in 0..<2 {
      try self.artifacts.publish(workspace, as: self.version)
      #expect(try self.artifacts.files(of: self.version).map(\.name) == ["manifest.json"])
      #expect(try self.artifacts.contents(of: self.version).content("manifest.json").count == 2)
      #expect(!DurableFile.exists(workspace.artifact.url))
    }
  }

  @Test("An artefact without a manifest is not signed")
  func withoutManifest() throws {
    let workspace = try self.workspace(files: ["weights.bin": Data([1])])
    try self.artifacts.publish(workspace, as: self.version)
    #expect(throws: RunFailure.self) {
      try self.artifacts.sign(self.version, with: FixedSigner())
    }
  }

  @Test(
    "Files are read in pieces that make the whole",
    arguments: [0, 1, FileKey.pieceBytes, FileKey.pieceBytes + 1, 2 * FileKey.pieceBytes])
  func pieces(size: Int) throws {
    let content = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let workspace = try self.workspace(files: ["manifest.json": content])
    try self.artifacts.publish(workspace, as: self.version)
    let file = try #require(try self.artifacts.files(of: self.version).first)
    #expect(file.bytes == Int64(size))
    let reader = try self.artifacts.reader(of: file, self.version)
    var pieces: [Data] = []
    repeat { pieces.append(try reader.next()) } while !reader.isAtEnd
    #expect(pieces.reduce(Data(), +) == content)
    #expect(reader.offset == Int64(size))
    #expect(pieces.count == max(1, (size + FileKey.pieceBytes - 1) / FileKey.pieceBytes))
  }

  @Test("A file that was cut off after registration is noticed")
  func cutOff() throws {
    let workspace = try self.workspace(files: [
      "manifest.json": Data(count: FileKey.pieceBytes + 30)
    ])
    try self.artifacts.publish(workspace, as: self.version)
    let file = try #require(try self.artifacts.files(of: self.version).first)
    let path = self.directory.url.appending(path: "artifacts/mv-1/manifest.json")
    try Data(contentsOf: path).prefix(FileKey.pieceBytes + 81).write(to: path)
    let reader = try self.artifacts.reader(of: file, self.version)
    #expect(
      throws: TrainerError.artifactUnreadable(
        self.version, reason: "content or place is not what was sealed")
    ) { try reader.next() }
  }

  @Test("Nothing that people said can be read in the files")
  func sealed() throws {
    let workspace = try self.workspace(files: ["manifest.json": Data("canary".utf8)])
    try workspace.saveDataset([ScriptedCollector.record(1)])
    let said = try #require(ScriptedCollector.record(1).messages.first?.content)
    for path in ["work/run-1/dataset.jsonl", "work/run-1/artifact/manifest.json"] {
      let bytes = try Data(contentsOf: self.directory.url.appending(path: path))
      #expect(bytes.count > 81)
      #expect(bytes.range(of: Data(said.utf8)) == nil)
      #expect(bytes.range(of: Data("canary".utf8)) == nil)
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
