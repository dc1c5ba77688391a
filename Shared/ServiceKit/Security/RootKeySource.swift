import Configuration
public import FieldEncryption
import FoundationEssentials

/// Where the root key comes from, by the settings that every service has.
enum RootKeySource {
  /// Reads the root key: from `REDDYTALK_ROOT_KEY`, else from the file that `REDDYTALK_ROOT_KEY_FILE` names,
  /// else from the directory of keys.
  static func read(
    of service: ServiceName, _ config: ConfigReader, in keys: KeyDirectory
  ) throws(ConfigurationError) -> RootKey {
    let (text, name) = try self.text(of: service, config, in: keys)
    do {
      return try RootKeyFile.read(
        text, name: name, passphrase: try self.passphrase(config, for: text))
    } catch let error as ConfigurationError {
      throw error
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

extension ServiceEnvironment {
  /// What wraps the keys of this service's store.
  ///
  /// - Throws: `ConfigurationError` saying which root key cannot be used and why.
  public func keyProvider() throws(ConfigurationError) -> any KeyProvider {
    try RootKeySource.read(of: self.service, self.config, in: self.keys)
  }
}
