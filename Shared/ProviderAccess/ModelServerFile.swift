/// The file of servers as it is written. A field that is not known is a mistake in another one's name.
struct ModelServerFile: Decodable {
  struct Server: Decodable {
    let name: String
    let engine: String
    let url: String
    let network: String?
    let keyFile: String?
    let adapters: Adapters?

    private enum CodingKeys: String, CodingKey, CaseIterable {
      case name, engine, url, network, keyFile, adapters
    }

    init(from decoder: any Decoder) throws {
      try decoder.refuseFields(besides: CodingKeys.allCases.map(\.rawValue))
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.name = try container.decode(String.self, forKey: .name)
      self.engine = try container.decode(String.self, forKey: .engine)
      self.url = try container.decode(String.self, forKey: .url)
      self.network = try container.decodeIfPresent(String.self, forKey: .network)
      self.keyFile = try container.decodeIfPresent(String.self, forKey: .keyFile)
      self.adapters = try container.decodeIfPresent(Adapters.self, forKey: .adapters)
    }
  }

  struct Adapters: Decodable {
    let path: String
    let serverPath: String?
    let baseModel: String?
    let maximumRank: Int?

    private enum CodingKeys: String, CodingKey, CaseIterable {
      case path, serverPath, baseModel, maximumRank
    }

    init(from decoder: any Decoder) throws {
      try decoder.refuseFields(besides: CodingKeys.allCases.map(\.rawValue))
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.path = try container.decode(String.self, forKey: .path)
      self.serverPath = try container.decodeIfPresent(String.self, forKey: .serverPath)
      self.baseModel = try container.decodeIfPresent(String.self, forKey: .baseModel)
      self.maximumRank = try container.decodeIfPresent(Int.self, forKey: .maximumRank)
    }
  }

  let servers: [Server]

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case servers
  }

  init(from decoder: any Decoder) throws {
    try decoder.refuseFields(besides: CodingKeys.allCases.map(\.rawValue))
    self.servers = try decoder.container(keyedBy: CodingKeys.self)
      .decode([Server].self, forKey: .servers)
  }

  /// What is wrong, and where.
  static func words(of error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "\(self.place(context.codingPath + [key])) is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\(self.place(context.codingPath)) has a value of another kind"
    case let field as UnknownField:
      "\(self.place(field.path)): there is no field \(field.name); there are"
        + " \(field.known.joined(separator: ", "))"
    case DecodingError.dataCorrupted(let context): "it is no JSON (\(context.debugDescription))"
    default: "\(error)"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    let text = path.reduce(into: "") { text, key in
      text += key.intValue.map { "[\($0)]" } ?? "\(text.isEmpty ? "" : ".")\(key.stringValue)"
    }
    return text.isEmpty ? "the file" : text
  }
}

/// A field that nobody reads.
private struct UnknownField: Error {
  let path: [any CodingKey]
  let name: String
  let known: [String]
}

/// The name of any field.
private struct AnyField: CodingKey {
  let stringValue: String
  let intValue: Int? = nil

  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  fileprivate func refuseFields(besides known: [String]) throws {
    let fields = try self.container(keyedBy: AnyField.self).allKeys.map(\.stringValue)
    guard let unknown = fields.filter({ !known.contains($0) }).min() else { return }
    throw UnknownField(path: self.codingPath, name: unknown, known: known)
  }
}
