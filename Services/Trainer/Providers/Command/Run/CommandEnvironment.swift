import ServiceKit

/// The environment of a command in one service, its secrets among it.
struct CommandEnvironment: Sendable {
  let profile: CommandProfile
  let host: CommandHost
  /// Where libraries may keep what they make of the data: in a home directory it would stay.
  var dataCache: String?

  /// The variables of one run.
  ///
  /// - Throws: `RunFailure.trainingFailed` naming a secret that is not there any more.
  func variables(_ values: PlaceholderValues) throws(RunFailure) -> [String: String] {
    let secrets: [String: String]
    do {
      secrets = try self.secrets()
    } catch {
      throw .trainingFailed(reason: error.description)
    }
    guard
      var variables = self.profile.environment.variables(
        from: self.host.environment, secrets: secrets, values: values)
    else {
      throw .trainingFailed(
        reason: "a variable of the command profile \(self.profile.name) asks for what this run has"
          + " not, such as a validation file")
    }
    if let dataCache = self.dataCache, variables["HF_DATASETS_CACHE"] == nil {
      variables["HF_DATASETS_CACHE"] = dataCache
    }
    return variables
  }

  /// The secrets, read anew: they may have been replaced. They are kept out of what is printed from
  /// now on.
  ///
  /// - Throws: `ConfigurationError` naming what is missing.
  func secrets() throws(ConfigurationError) -> [String: String] {
    var secrets: [String: String] = [:]
    for (name, source) in self.profile.environment.secrets {
      let value = try source.value(in: self.host.environment)
      self.host.secrets.register(value)
      secrets[name] = value
    }
    return secrets
  }
}
