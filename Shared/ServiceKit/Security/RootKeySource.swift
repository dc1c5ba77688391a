public import Configuration
public import FieldEncryption
public import FoundationEssentials

/// Where the root key comes from, by the settings that every service has.
public enum RootKeySource {
  /// What wraps the keys of a service's store: a key service when one is named, else a root key in this
  /// process's memory.
  ///
  /// - Parameter secrets: Learns what is read to get there.
  public static func provider(
    of service: ServiceName, _ config: ConfigReader, in keys: KeyDirectory,
    secrets: SecretRegistry = SecretRegistry()
  ) throws(ConfigurationError) -> any KeyProvider {
    if let provider = try KeyServiceSource.provider(of: service, config, secrets: secrets) {
      return provider
    }
    return try self.read(of: service, config, in: keys, secrets: secrets)
  }

  /// Reads the root key: from `REDDYTALK_ROOT_KEY`, else from the file that `REDDYTALK_ROOT_KEY_FILE` names,
  /// else from the directory of keys.
  static func read(
    of service: ServiceName, _ config: ConfigReader, in keys: KeyDirectory,
    secrets: SecretRegistry = SecretRegistry()
  ) throws(ConfigurationError) -> RootKey {
    let (text, name) = try self.text(of: service, config, in: keys)
    let passphrase = try self.passphrase(config, for: text)
    for secret in [text.split(whereSeparator: \.isNewline).first.map(String.init), passphrase] {
      if let secret { secrets.register(secret) }
    }
    do {
      return try RootKeyFile.read(text, name: name, passphrase: passphrase)
    } catch {
      throw .unusableKey(reason: "\(error)")
    }
  }

  private static func text(
    of service: ServiceName, _ config: ConfigReader, in keys: KeyDirectory
  ) throws(ConfigurationError) -> (text: String, name: String) {
    if let text = config.string(forKey: "reddytalk.rootKey", isSecret: true) {
      return (text, "REDDYTALK_ROOT_KEY")
    }
    let file =
      config.string(forKey: "reddytalk.rootKeyFile").map {
        URL(filePath: $0, directoryHint: .notDirectory)
      } ?? keys.rootKey(of: service)
    return (String(decoding: try KeyFile.readPrivate(file), as: UTF8.self), file.path())
  }

  private static func passphrase(
    _ config: ConfigReader, for text: String
  ) throws(ConfigurationError) -> String? {
    guard RootKeyFile.needsPassphrase(text),
      let path = config.string(forKey: "reddytalk.rootKeyPassphraseFile")
    else { return nil }
    let content = try KeyFile.readPrivate(URL(filePath: path, directoryHint: .notDirectory))
    return String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline).first
      .map(String.init)
  }
}

extension RootKeySource {
  /// What wraps the keys of a service's store by other settings than this process's: those of a file of
  /// `NAME=value` lines.
  public static func provider(
    of service: ServiceName, settingsIn file: URL, in keys: KeyDirectory
  ) throws(ConfigurationError) -> any KeyProvider {
    let content = try KeyFile.readPrivate(file)
    let values = try EnvironmentFile(String(decoding: content, as: UTF8.self), path: file.path())
      .values
    return try self.provider(of: service, settings: values, in: keys)
  }

  /// What wraps the keys of a service's store by these settings.
  public static func provider(
    of service: ServiceName, settings: [String: String], in keys: KeyDirectory
  ) throws(ConfigurationError) -> any KeyProvider {
    let reader = ConfigReader(
      provider: EnvironmentVariablesProvider(
        environmentVariables: settings.filter { !$0.value.isEmpty }))
    return try self.provider(of: service, reader, in: keys)
  }
}

extension ServiceEnvironment {
  /// What wraps the keys of this service's store.
  ///
  /// - Throws: `ConfigurationError` saying which root key cannot be used and why.
  public func keyProvider() throws(ConfigurationError) -> any KeyProvider {
    try RootKeySource.provider(
      of: self.service, self.config, in: self.keys, secrets: self.secrets)
  }
}
