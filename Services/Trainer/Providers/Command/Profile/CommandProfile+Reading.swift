import FoundationEssentials
import ModelRuntime
import ServiceKit

extension CommandProfile {
  /// Reads a profile from the bytes of its file.
  ///
  /// - Throws: `LiteralFault` with the place of the first fault.
  init(json: some Sequence<UInt8>) throws(LiteralFault) {
    var literal = try LiteralParser.parse(json, as: .json)
    if let base = literal["extends"] {
      guard let name = base.string, let ready = ReadyProfile(rawValue: name) else {
        let known = ReadyProfile.allCases.map(\.rawValue).joined(separator: ", ")
        throw LiteralFault(
          reason: "extends must be one of \(known)", position: base.position)
      }
      literal = try LiteralParser.parse(ready.json, as: .json).overlaid(with: literal)
    }
    var fields = try ProfileFields(literal)
    _ = fields.take("extends")
    try self.init(&fields)
    try fields.finish()
    try self.check(at: literal.position)
  }

  private init(_ fields: inout ProfileFields) throws(LiteralFault) {
    let name = try fields.text("name") ?? "command"
    guard Self.isName(name) else {
      throw fields.fault("name", "must be lower-case letters, digits and hyphens, and not local")
    }
    self.init(name: name, argv: try fields.templates("argv"))
    if var base = try fields.fields("baseModel") { self.baseModel = try BaseModel(&base) }
    self.resumeArgv = try fields.templates("resumeArgv")
    self.attempts = try fields.integer("attempts", default: 1, in: 1...100)
    self.versionArgv = try fields.texts("versionArgv")
    self.dryRunArgv = try fields.templates("dryRunArgv")
    self.timeLimit = try fields.choice("onTimeLimit", default: .keepBest)
    self.datasetFormat = try fields.choice("datasetFormat", default: .trlMessages)
    self.seed = try fields.integer("seed", default: 42, in: 0...Int(Int32.max))
    try self.readSettings(&fields)
  }

  private mutating func readSettings(_ fields: inout ProfileFields) throws(LiteralFault) {
    if var own = try fields.fields("configFile") {
      self.configFile = try ConfigurationTemplate(&own)
    }
    if var own = try fields.fields("environment") {
      self.environment = try EnvironmentSettings(&own)
    }
    if var own = try fields.fields("watchdogs") {
      self.watchdogs = try WatchdogSettings(&own)
    }
    if var own = try fields.fields("limits") { self.limits = try CommandLimits(&own) }
    if var own = try fields.fields("stop") { self.stop = try StopSettings(&own) }
    if var own = try fields.fields("exits") { self.exits = try ExitMap(&own) }
    if var own = try fields.fields("artifact") { self.artifact = try ArtifactSettings(&own) }
    if var own = try fields.fields("hyperparameters") {
      self.hyperparameters = try HyperparameterSettings(&own)
    }
    guard let readers = fields.take("readers") else { return }
    guard let items = readers.items else {
      throw fields.fault("readers", "must be a list", at: readers)
    }
    for (index, item) in items.enumerated() {
      var own = try ProfileFields(item, path: "readers[\(index)]")
      self.readers.append(try ReaderSettings(&own))
    }
  }

  /// What one setting says about another.
  private func check(at position: TextPosition) throws(LiteralFault) {
    let fault = { (reason: String) in LiteralFault(reason: reason, position: position) }
    guard let program = self.argv.first else {
      throw fault("argv must name the program and its arguments")
    }
    guard program.placeholders.isEmpty else {
      throw fault("argv[0] must name the program without placeholders")
    }
    let used = self.placeholders
    if used.contains(.checkpoint) { throw fault("{checkpoint} can stand in resumeArgv only") }
    let inArguments = (self.argv + self.resumeArgv + self.dryRunArgv).reduce(into: used) {
      $0.formUnion($1.placeholders)
    }
    if inArguments.contains(.configFile), self.configFile == nil {
      throw fault("{config_file} is used, but there is no configFile")
    }
    if inArguments.contains(.baseModel), self.baseModel == nil {
      throw fault("{base_model} is used, but there is no baseModel")
    }
    if self.artifact.kind == .adapter, self.baseModel == nil {
      throw fault("an adapter needs a baseModel that it is checked against")
    }
    if !self.resumeArgv.isEmpty,
      !self.resumeArgv.contains(where: { $0.placeholders.contains(.checkpoint) })
    {
      throw fault("resumeArgv must say where {checkpoint} goes")
    }
  }

  private static func isName(_ name: String) -> Bool {
    name != ProviderRegistry.defaultName && name.utf8.count <= 64
      && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
      && name.first?.isLetter == true
  }
}

extension CommandProfile {
  /// Reads the profiles of an installation.
  ///
  /// - Throws: `ConfigurationError` naming the file, and the line and column where it is wrong.
  static func read(_ files: [String]) throws(ConfigurationError) -> [CommandProfile] {
    var profiles: [CommandProfile] = []
    for path in files {
      let bytes: Data
      do {
        bytes = try Data(contentsOf: URL(filePath: path))
      } catch {
        throw .unreadableFile(path: path, reason: "there is no readable command profile")
      }
      let profile: CommandProfile
      do {
        profile = try CommandProfile(json: bytes)
      } catch {
        throw .unreadableFile(path: path, reason: error.description)
      }
      guard !profiles.contains(where: { $0.name == profile.name }) else {
        throw .unreadableFile(
          path: path, reason: "another profile has the name \(profile.name) already")
      }
      profiles.append(profile)
    }
    return profiles
  }
}
