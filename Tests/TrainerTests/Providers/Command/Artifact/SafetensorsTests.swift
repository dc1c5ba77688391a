import Foundation
import LocalModel
import ModelRuntime
import TestSupport
import Testing

@testable import Trainer

@Suite("Safetensors and adapters")
struct SafetensorsTests {
  private let directory = TemporaryDirectory()

  /// The bytes of a file with this header and so much data.
  private static func file(_ header: String, data: Int) -> Data {
    var bytes = Data()
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
    return bytes + Data(header.utf8) + Data(count: data)
  }

  private func check(_ bytes: Data) throws -> SafetensorsHeader {
    let url = self.directory.url.appending(path: "model.safetensors")
    try bytes.write(to: url)
    return try SafetensorsHeader(of: url.nativePath)
  }

  @Test("A whole file gives its tensors by their places")
  func whole() throws {
    let header = try self.check(
      Self.file(
        """
        {"b":{"dtype":"F16","shape":[2],"data_offsets":[8,12]},"__metadata__":{"format":"pt"},
         "a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}
        """, data: 12))
    #expect(header.tensors.map(\.name) == ["a", "b"])
    #expect(header.tensors.map(\.shape) == [[1, 2], [2]])
  }

  @Test(
    "A file that is not what its header says is refused",
    arguments: [
      ("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 7, "room"),
      ("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 9, "room"),
      ("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", 12, "gap"),
      ("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8, "shape"),
      ("{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}", 8, "shape"),
      ("{\"a\":{\"dtype\":\"Q9\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8, "type"),
      ("{\"a\":{\"dtype\":\"F32\",\"shape\":[9e18,9],\"data_offsets\":[0,8]}}", 8, ""),
      ("{\"a\":{\"dtype\":\"F32\"}}", 0, "described"), ("{}", 0, "no tensor"), ("[", 0, "JSON"),
      (
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},"
          + "\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[2,6]}}", 6, "overlaps"
      ),
    ])
  func damaged(header: String, data: Int, word: String) {
    let fault = #expect(throws: ArtifactFault.self) {
      try self.check(Self.file(header, data: data))
    }
    #expect(word.isEmpty || fault?.description.contains(word) == true)
  }

  @Test("A header that is longer than its file is refused", arguments: [0, 5, 8, 20])
  func short(count: Int) {
    var bytes = Data([255, 255, 255, 255, 0, 0, 0, 0]) + Data(count: 20)
    bytes = bytes.prefix(count)
    #expect(throws: ArtifactFault.self) { try self.check(Data(bytes)) }
  }

  private func adapter(
    configuration: String =
      "{\"peft_type\":\"LORA\",\"r\":8,\"base_model_name_or_path\":\"clinic/base\"}",
    tensor: String = "model.lora_A.weight", shape: [Int] = [8, 4]
  ) throws {
    try self.directory.write(configuration, to: "adapter_config.json")
    let bytes = shape.reduce(4, *)
    let header =
      "{\"\(tensor)\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":[0,\(bytes)]}}"
    try Self.file(header, data: bytes)
      .write(to: self.directory.url.appending(path: "adapter_model.safetensors"))
  }

  private func collect(maximumRank: Int = 16) throws(ArtifactFault) -> CollectedArtifact {
    var settings = ArtifactSettings()
    settings.maximumRank = maximumRank
    return try ArtifactCollector(
      settings: settings, base: BaseModel(path: "/models/base", id: "clinic/base")
    ).collect(from: self.directory.url)
  }

  @Test("A good adapter is taken without what nobody needs")
  func good() throws {
    try self.adapter()
    try self.directory.write("{}", to: "tokenizer.json")
    try self.directory.write("pickle", to: "training_args.bin")
    try self.directory.write("text", to: "README.md")
    let collected = try self.collect()
    #expect(
      collected.files.map(\.name) == [
        "adapter_config.json", "adapter_model.safetensors", "tokenizer.json",
      ])
    #expect(collected.leftOut == ["README.md", "training_args.bin"])
    // Over the sorted list of names and digests: the same files give the same digest.
    #expect(try self.collect().digest == collected.digest)
    try self.directory.write("{\"a\":1}", to: "tokenizer.json")
    #expect(try self.collect().digest != collected.digest)
  }

  @Test(
    "A bad adapter is refused",
    arguments: [
      ("{\"peft_type\":\"LORA\",\"r\":64,\"base_model_name_or_path\":\"clinic/base\"}", "rank"),
      ("{\"peft_type\":\"LORA\",\"r\":8,\"base_model_name_or_path\":\"other\"}", "base"),
      ("{\"peft_type\":\"IA3\",\"r\":8}", "LoRA"), ("{", "JSON"),
      ("{\"peft_type\":\"LORA\",\"base_model_name_or_path\":\"clinic/base\"}", "rank"),
    ])
  func bad(configuration: String, word: String) throws {
    try self.adapter(configuration: configuration)
    let fault = #expect(throws: ArtifactFault.self) { try self.collect() }
    #expect(fault?.description.contains(word) == true)
  }

  @Test("Pickles, missing weights, other tensors and larger ranks are refused")
  func refused() throws {
    try self.adapter()
    #expect(throws: ArtifactFault.self) { try self.collect(maximumRank: 4) }
    try self.adapter(shape: [32, 64])
    #expect(throws: ArtifactFault.self) { try self.collect() }
    try self.adapter(tensor: "embedding")
    #expect(throws: ArtifactFault.self) { try self.collect() }
    try self.adapter()
    try self.directory.write("pickle", to: "adapter_model.bin")
    let fault = #expect(throws: ArtifactFault.self) { try self.collect() }
    #expect(fault?.description.contains("pickle") == true)
    try FileManager.default.removeItem(
      at: self.directory.url.appending(path: "adapter_model.bin"))
    try FileManager.default.removeItem(
      at: self.directory.url.appending(path: "adapter_model.safetensors"))
    #expect(throws: ArtifactFault.self) { try self.collect() }
  }

  @Test("A link does not stand for a file of the artefact")
  func link() throws {
    let place = self.directory.url.appending(path: "r", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: place.appending(path: "weights.json"), withDestinationURL: URL(filePath: "/etc/hostname"))
    var settings = ArtifactSettings()
    settings.kind = .files
    settings.required = ["*.json"]
    let collector = ArtifactCollector(settings: settings, base: nil)
    #expect(throws: ArtifactFault.self) { try collector.collect(from: place) }
  }

  @Test("Checkpoints are known by their steps, and the best by what was measured")
  func checkpoints() throws {
    for (step, loss) in [(5, "1.5"), (10, "0.9"), (100, "1.1")] {
      let place = self.directory.url.appending(path: "checkpoint-\(step)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try Data(
        "{\"log_history\":[{\"step\":\(step),\"eval_loss\":\(loss)},{\"step\":\(step),\"loss\":9}]}"
          .utf8
      ).write(to: place.appending(path: "trainer_state.json"))
    }
    try FileManager.default.createDirectory(
      at: self.directory.url.appending(path: "checkpoint-200"), withIntermediateDirectories: true)
    #expect(Checkpoint.all(in: self.directory.url).map(\.step) == [5, 10, 100, 200])
    // The newest one has no state: it was being written when its trainer ended.
    #expect(Checkpoint.newest(in: self.directory.url)?.step == 100)
    #expect(Checkpoint.byMerit(in: self.directory.url).map(\.step) == [10, 100, 5, 200])
  }
}
