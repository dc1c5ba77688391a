package import Configuration
import FoundationEssentials
import HTTPClient
import HTTPTypes
package import ModelRuntime
package import ServiceKit

/// The servers that answer with the artefacts of commands, as a file of this service's settings lists them.
package struct ModelServers: Sendable {
  /// In the order of the file.
  package let servers: [ModelServer]

  /// The setting that names the file.
  package static let setting = "MODEL_SERVERS_FILE"

  /// The settings as `--help` shows them.
  package static let keys = [
    ConfigurationKey(
      setting, default: nil, "JSON file of the servers that answer with what commands trained")
  ]

  /// Reads the settings, the file, and the files of keys that it names.
  ///
  /// - Parameters:
  ///   - reader: Without a scope.
  ///   - secrets: Learns the keys, so that they are printed nowhere.
  ///   - owner: A word for this service, when it uses adapters that another service may unload.
  /// - Throws: `ConfigurationError` naming the entry at fault.
  package init(
    reader: ConfigReader, secrets: SecretRegistry, owner: String? = nil
  ) throws(ConfigurationError) {
    guard let path = reader.string(forKey: "model.serversFile"), !path.isEmpty else {
      self.servers = []
      return
    }
    let maker = ModelServerMaker(
      path: path, secrets: secrets, owner: owner,
      certificateAuthorityFile: reader.string(forKey: "provider.caFile"))
    self.servers = try maker.servers()
  }

  /// Those that adapters are loaded into while they run.
  package var adapterHosts: [AdapterHost] { self.servers.compactMap(\.adapters) }
}

extension ModelLoader {
  /// Adds the servers that answer with the artefacts of commands.
  package mutating func register(_ servers: ModelServers) {
    self.register(servers.servers, setting: ModelServers.setting)
  }
}

/// Makes servers of what a file says.
private struct ModelServerMaker {
  let path: String
  let secrets: SecretRegistry
  let owner: String?
  let certificateAuthorityFile: String?

  /// Names that mean something else in records.
  private static let reservedNames = ["local", CommandArtifact.providerName]

  func servers() throws(ConfigurationError) -> [ModelServer] {
    var servers: [ModelServer] = []
    for (number, entry) in try self.file().servers.enumerated() {
      let server = try self.server(entry, "servers[\(number)]")
      guard !servers.contains(where: { $0.name == server.name || $0.baseURL == server.baseURL })
      else { throw self.fault("servers[\(number)]", "has the name or the url of another one") }
      servers.append(server)
    }
    return servers
  }

  private func file() throws(ConfigurationError) -> ModelServerFile {
    let content: Data
    do {
      content = try Data(contentsOf: URL(filePath: self.path, directoryHint: .notDirectory))
    } catch { throw .unreadableFile(path: self.path, reason: "\(error)") }
    do {
      return try JSONDecoder().decode(ModelServerFile.self, from: content)
    } catch { throw self.fault(nil, ModelServerFile.words(of: error)) }
  }

  private func server(
    _ entry: ModelServerFile.Server, _ place: String
  ) throws(ConfigurationError) -> ModelServer {
    let isName = entry.name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
    guard isName, (1...40).contains(entry.name.utf8.count),
      !Self.reservedNames.contains(entry.name)
    else {
      throw self.fault(
        "\(place).name", "must be of small letters, digits and hyphens, and not local or command")
    }
    guard let engine = ServingEngine(rawValue: entry.engine) else {
      let names = ServingEngine.allCases.map(\.rawValue).joined(separator: ", ")
      throw self.fault("\(place).engine", "must be one of \(names)")
    }
    let isPrivate = try self.isPrivate(entry, engine, place)
    return ModelServer(
      name: entry.name, engine: engine, baseURL: entry.url,
      authentication: try self.authentication(entry, engine, place),
      client: try self.client(entry.url, isPrivate: isPrivate, place),
      adapters: try self.adapters(entry, engine, isPrivate: isPrivate, place), owner: self.owner)
  }

  private func isPrivate(
    _ entry: ModelServerFile.Server, _ engine: ServingEngine, _ place: String
  ) throws(ConfigurationError) -> Bool {
    switch entry.network {
    case nil: return !engine.isPublic
    case "private": return true
    case "public": return false
    default: throw self.fault("\(place).network", "must be private or public")
    }
  }

  private func client(
    _ url: String, isPrivate: Bool, _ place: String
  ) throws(ConfigurationError) -> CurlClient {
    guard let target = try? RequestTarget(url), target.query == nil,
      let rule = HostRule("\(target.host):\(target.port)")
    else {
      throw self.fault("\(place).url", "must be an absolute URL, as http://127.0.0.1:8000/v1")
    }
    guard isPrivate || target.scheme == .https else {
      throw self.fault("\(place).url", "must be https, or the server in a private network")
    }
    return CurlClient(
      configuration: .init(
        certificateAuthorityFile: self.certificateAuthorityFile,
        egress: isPrivate ? .privateNetwork([rule]) : .providers(hosts: [rule])))
  }

  private func authentication(
    _ entry: ModelServerFile.Server, _ engine: ServingEngine, _ place: String
  ) throws(ConfigurationError) -> ChatEndpoint.Authentication {
    guard let path = entry.keyFile else { return .none }
    let key = try PrivateFile.key(in: path, "\(place).keyFile of \(self.path)")
    self.secrets.register(key)
    let secret = ProviderSecret(key)
    guard engine == .azureOpenAI else { return .bearer { _ in secret.value } }
    return .header(CredentialScheme.apiKey.field) { _ in secret.value }
  }

  private func adapters(
    _ entry: ModelServerFile.Server, _ engine: ServingEngine, isPrivate: Bool, _ place: String
  ) throws(ConfigurationError) -> ModelServer.AdapterSettings? {
    guard let adapters = entry.adapters else { return nil }
    guard case .atRuntime = engine.adapterLoading else {
      throw self.fault(
        "\(place).adapters", "is for vllm and sglang: \(engine.rawValue) loads none while it runs")
    }
    guard isPrivate else {
      throw self.fault(
        "\(place).adapters", "is for private networks: the server reads any path that it is told")
    }
    let serverPath = adapters.serverPath ?? adapters.path
    for (name, path) in [("path", adapters.path), ("serverPath", serverPath)]
    where !path.hasPrefix("/") || path == "/" {
      throw self.fault("\(place).adapters.\(name)", "must be the absolute path of a directory")
    }
    if let rank = adapters.maximumRank, rank < 1 {
      throw self.fault("\(place).adapters.maximumRank", "must be 1 or more")
    }
    return ModelServer.AdapterSettings(
      volume: AdapterVolume(
        directory: URL(filePath: adapters.path, directoryHint: .isDirectory),
        serverPath: serverPath),
      limits: AdapterLimits(baseModel: adapters.baseModel, maximumRank: adapters.maximumRank))
  }

  private func fault(_ place: String?, _ rule: String) -> ConfigurationError {
    .malformedFile(
      path: self.path,
      expected: "servers (\(ModelServers.setting)): \(place.map { "\($0) " } ?? "")\(rule)")
  }
}
