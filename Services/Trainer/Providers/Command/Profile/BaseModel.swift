/// What a command trains on top of.
struct BaseModel: Hashable, Sendable {
  /// Its directory or name, as the command takes it.
  var path: String
  /// The name that an adapter must give as its base; the path unless given.
  var id: String
  /// Which state of it.
  var revision: String?

  init(path: String, id: String? = nil, revision: String? = nil) {
    self.path = path
    self.id = id ?? path
    self.revision = revision
  }

  /// Reads a profile's `baseModel`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    guard let path = try fields.text("path") else {
      throw fields.fault("path", "must be the model's directory or name")
    }
    self.init(path: path, id: try fields.text("id"), revision: try fields.text("revision"))
    try fields.finish()
  }

  /// Whether it must be there as a file or directory of this machine.
  var isLocal: Bool { self.path.hasPrefix("/") || self.path.hasPrefix(".") }
}
