import FoundationEssentials

/// Checks a LoRA adapter in PEFT's layout before it is taken: what a server would refuse, or would
/// be harmed by, is refused here.
struct AdapterCheck: Sendable {
  static let configurationName = "adapter_config.json"
  static let weightsName = "adapter_model.safetensors"
  /// What may come with an adapter.
  private static let companions: Set<String> = [
    "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
    "vocab.json", "merges.txt", "tokenizer.model", "chat_template.jinja", "generation_config.json",
  ]
  /// Whether a file of this name belongs to an adapter.
  static func isPart(_ name: String) -> Bool {
    [Self.configurationName, Self.weightsName].contains(name) || Self.companions.contains(name)
  }

  private static let maximumConfigurationBytes = 1 << 20

  /// The name that the adapter must give as its base, or the path that it was trained on.
  let base: BaseModel
  let maximumRank: Int

  /// The names of the files that make up the adapter.
  ///
  /// - Throws: `ArtifactFault`.
  func files(in directory: URL, names: [String]) throws(ArtifactFault) -> [String] {
    if let pickle = PickleFiles.models(in: names).first {
      throw ArtifactFault("\(pickle) is a pickle, which can run code; save safetensors only")
    }
    for name in [Self.configurationName, Self.weightsName] where !names.contains(name) {
      throw ArtifactFault("there is no \(name)")
    }
    try self.checkConfiguration(directory.appending(path: Self.configurationName).nativePath)
    let header: SafetensorsHeader
    do {
      header = try SafetensorsHeader(of: directory.appending(path: Self.weightsName).nativePath)
    } catch {
      throw ArtifactFault("\(Self.weightsName): \(error)")
    }
    try self.check(header)
    return [Self.configurationName, Self.weightsName]
      + names.filter { Self.companions.contains($0) }
  }

  private func checkConfiguration(_ path: String) throws(ArtifactFault) {
    guard let file = try? FileTail(path), file.bytes <= UInt64(Self.maximumConfigurationBytes),
      let object = try? LiteralParser.parse(
        file.read(from: 0, atMost: Self.maximumConfigurationBytes), as: .pythonJSON)
    else { throw ArtifactFault("\(Self.configurationName) is no readable JSON") }
    guard object["peft_type"]?.string == "LORA" else {
      throw ArtifactFault("\(Self.configurationName) is not that of a LoRA adapter")
    }
    guard let number = object["r"]?.number, let rank = Int(exactly: number), rank > 0 else {
      throw ArtifactFault("\(Self.configurationName) gives no rank")
    }
    guard rank <= self.maximumRank else {
      throw ArtifactFault(
        "the adapter's rank of \(rank) is more than the \(self.maximumRank) that the server takes")
    }
    let name = object["base_model_name_or_path"]?.string ?? ""
    guard name == self.base.id || name == self.base.path else {
      throw ArtifactFault("the adapter is for another base model than \(self.base.id)")
    }
    if let wanted = self.base.revision, let revision = object["revision"]?.string,
      revision != wanted
    {
      throw ArtifactFault("the adapter is for another revision of \(self.base.id)")
    }
  }

  /// The matrices A of an adapter are as high, the matrices B as wide, as its rank, which a pattern of
  /// the configuration can change for single modules.
  private func check(_ header: SafetensorsHeader) throws(ArtifactFault) {
    var found = false
    for tensor in header.tensors {
      let isDown = tensor.name.contains("lora_A") || tensor.name.contains("lora_embedding_A")
      let isUp = tensor.name.contains("lora_B") || tensor.name.contains("lora_embedding_B")
      guard isDown || isUp, tensor.shape.count == 2 else { continue }
      found = true
      let own = min(tensor.shape[0], tensor.shape[1])
      guard own <= self.maximumRank else {
        throw ArtifactFault("the tensor \(tensor.name) has a rank of \(own)")
      }
    }
    guard found else { throw ArtifactFault("\(Self.weightsName) holds no LoRA matrix") }
  }
}
