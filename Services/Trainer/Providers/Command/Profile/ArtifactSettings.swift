import ModelRuntime

/// What a command must leave behind, and how it is served.
struct ArtifactSettings: Hashable, Sendable {
  /// What kind of thing it is.
  var kind: CommandArtifact.Kind = .adapter
  /// Where it is; the output directory unless the profile or the command says otherwise.
  var path: CommandTemplate?
  /// The largest rank that the server of adapters takes.
  var maximumRank = 64
  /// The largest size of all files together.
  var maximumBytes: Int64 = 1 << 30
  /// Patterns of files that must be there, for an artefact of kind `files`.
  var required: [String] = []
  /// How an artefact that is not served by the embedded engine is served.
  var serving: CommandArtifact.Serving?

  init() {}

  /// Reads a profile's `artifact`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    self.kind = try fields.choice("kind", default: .adapter)
    self.path = try fields.template("path")
    self.maximumRank = try fields.integer("maximumRank", default: 64, in: 1...4096)
    self.maximumBytes = Int64(
      try fields.number("maximumMegabytes", default: 1024, in: 0.001...1024) * Double(1 << 20))
    self.required = try fields.texts("files")
    if self.kind == .files, self.required.isEmpty {
      throw fields.fault("files", "must name the files that an artefact of kind files has")
    }
    if var serving = try fields.fields("serving") {
      self.serving = try CommandArtifact.Serving(&serving)
    }
    try fields.finish()
  }
}

extension CommandArtifact.Serving {
  /// Reads a profile's `artifact.serving`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    let wireProtocol = try fields.text("protocol") ?? "openai-chat"
    guard let endpoint = try fields.text("endpoint") else {
      throw fields.fault("endpoint", "must be the address of the server")
    }
    guard let model = try fields.text("model") else {
      throw fields.fault("model", "must be the name that the server knows the model by")
    }
    self.init(wireProtocol: wireProtocol, endpoint: endpoint, model: model)
    try fields.finish()
  }
}
