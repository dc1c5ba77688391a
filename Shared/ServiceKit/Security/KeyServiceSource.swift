import Configuration
import FieldEncryption
import FoundationEssentials
import VaultTransit

/// A root key in a key service, by the settings `REDDYTALK_ROOT_KEY_KMS_...`.
enum KeyServiceSource {
  /// The provider; nil when no key service is named.
  ///
  /// - Parameter secrets: Learns the token, so that it is printed nowhere.
  static func provider(
    of service: ServiceName, _ config: ConfigReader, secrets: SecretRegistry
  ) throws(ConfigurationError) -> (any KeyProvider)? {
    guard let url = config.string(forKey: "reddytalk.rootKeyKmsUrl") else { return nil }
    guard config.string(forKey: "reddytalk.rootKey", isSecret: true) == nil,
      config.string(forKey: "reddytalk.rootKeyFile") == nil
    else {
      throw .invalid(
        name: "REDDYTALK_ROOT_KEY_KMS_URL",
        expected: "neither REDDYTALK_ROOT_KEY nor REDDYTALK_ROOT_KEY_FILE beside it")
    }
    let path = try config.required(
      "reddytalk.rootKeyKmsTokenFile",
      remedy: "name the file with the token for the key service")
    let file = URL(filePath: path, directoryHint: .notDirectory)
    // Now already, so that a service that cannot read its token says so at the start.
    _ = try self.token(in: file, secrets)
    let binding = try config.choice(
      "reddytalk.rootKeyKmsBinding", default: TransitConfiguration.Binding.content)
    let seconds = try config.int("reddytalk.rootKeyKmsTimeoutSeconds", default: 5, in: 1...60)
    do {
      let configuration = try TransitConfiguration(
        url: url, mount: config.string(forKey: "reddytalk.rootKeyKmsMount", default: "transit"),
        key: config.string(
          forKey: "reddytalk.rootKeyKmsKey", default: "reddytalk-\(service.rawValue)"),
        namespace: config.string(forKey: "reddytalk.rootKeyKmsNamespace"),
        certificateAuthorityFile: config.string(forKey: "reddytalk.rootKeyKmsCaFile"),
        binding: binding, timeout: .seconds(seconds))
      return TransitKeyProvider(configuration) { try self.token(in: file, secrets) }
    } catch {
      throw .unusableKey(reason: "\(error)")
    }
  }

  /// The token: the first line of a private file.
  private static func token(
    in file: URL, _ secrets: SecretRegistry
  ) throws(ConfigurationError) -> String {
    let text = String(decoding: try KeyFile.readPrivate(file), as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard !line.isEmpty, line.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .malformedFile(path: file.path(), expected: "a token on its first line")
    }
    secrets.register(line)
    return line
  }
}

extension ConfigurationKey {
  /// The settings of a root key in a key service.
  static func keyService(of service: ServiceName) -> [ConfigurationKey] {
    [
      ConfigurationKey(
        "REDDYTALK_ROOT_KEY_KMS_URL", default: nil,
        "key service with the root key, in place of a file: HashiCorp Vault's Transit engine"),
      ConfigurationKey(
        "REDDYTALK_ROOT_KEY_KMS_KEY", default: "reddytalk-\(service)", "name of its key"),
      ConfigurationKey(
        "REDDYTALK_ROOT_KEY_KMS_TOKEN_FILE", default: nil,
        "file of the token that may use the key; read anew for each request"),
      ConfigurationKey(
        "REDDYTALK_ROOT_KEY_KMS_CA_FILE", default: nil,
        "PEM file of the authority of the key service, in place of the system's"),
      ConfigurationKey(
        "REDDYTALK_ROOT_KEY_KMS_MOUNT", default: "transit", "where Transit is mounted"),
      ConfigurationKey("REDDYTALK_ROOT_KEY_KMS_NAMESPACE", default: nil, "namespace of the key"),
      ConfigurationKey(
        "REDDYTALK_ROOT_KEY_KMS_BINDING", default: "content",
        "content; context, for a key with derived=true; or associated-data"),
      ConfigurationKey(
        "REDDYTALK_ROOT_KEY_KMS_TIMEOUT_SECONDS", default: "5",
        "the longest that one request to the key service may take"),
    ]
  }
}
