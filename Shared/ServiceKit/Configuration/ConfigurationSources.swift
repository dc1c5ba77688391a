import Configuration
import FoundationEssentials

/// Everything that is configured, from the command line, the environment and a settings file, in
/// this order of precedence. What is set to nothing counts as not set.
struct ConfigurationSources {
  /// Settings by the name of their environment variable.
  let values: [String: String]
  /// The settings file that was read; `nil` when there is none.
  let file: URL?

  /// Reads the settings file that `options` or `environment` name, else ".env" in
  /// `workingDirectory` if there is one.
  init(
    options: [String: String], environment: [String: String], workingDirectory: URL
  ) throws(ConfigurationError) {
    let explicit = [options, environment].lazy.compactMap { values in
      values["REDDYTALK_ENV_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    }.first
    let file = URL(filePath: explicit ?? ".env", relativeTo: workingDirectory)
    let exists = FileManager.default.fileExists(atPath: file.path())
    var values: [String: String] = [:]
    if explicit != nil || exists {
      values = try EnvironmentFile(Self.text(of: file), path: file.path()).values
    }
    values.merge(environment.filter { !$0.value.isEmpty }) { _, new in new }
    values.merge(options.filter { !$0.value.isEmpty }) { _, new in new }
    self.values = values.filter { !$0.value.isEmpty }
    self.file = exists ? file : nil
  }

  /// The values of the settings whose names say that they are secret, and of those declared so.
  func secrets(declaredBy keys: [ConfigurationKey]) -> [String] {
    let declared = Set(keys.lazy.filter(\.isSecret).map(\.name))
    return self.values.compactMap { name, value in
      declared.contains(name) || SecretName.matches(name) ? value : nil
    }
  }

  /// Reads the settings; values that cannot be converted are noted in `recorder`.
  func reader(reportingTo recorder: ConversionRecorder) -> ConfigReader {
    let provider = EnvironmentVariablesProvider(
      environmentVariables: self.values,
      secretsSpecifier: .dynamic { name, _ in SecretName.matches(name) })
    return ConfigReader(provider: provider, accessReporter: recorder)
  }

  private static func text(of file: URL) throws(ConfigurationError) -> String {
    do {
      return try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw .unreadableFile(path: file.path(), reason: "\(error)")
    }
  }
}
