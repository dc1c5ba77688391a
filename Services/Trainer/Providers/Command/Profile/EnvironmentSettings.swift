/// The environment of a command: what it is given, and nothing else.
struct EnvironmentSettings: Hashable, Sendable {
  /// Variables of the service that are passed on where they are set.
  var passed: [String] = []
  /// Variables with values of the profile; placeholders may stand in them.
  var set: [String: CommandTemplate] = [:]
  /// Variables whose values are kept out of every log.
  var secrets: [String: SecretSource] = [:]

  /// What every command is passed.
  static let alwaysPassed = ["PATH", "HOME", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH"]

  /// What every command is given unless the profile says otherwise: a medical trainer does not
  /// phone out unasked, and its lines come when they are written.
  static let defaults = [
    "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1", "WANDB_MODE": "disabled", "TOKENIZERS_PARALLELISM": "false",
    "PYTHONUNBUFFERED": "1", "AXOLOTL_DO_NOT_TRACK": "1",
  ]

  init() {}

  /// Reads a profile's `environment`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    self.passed = try fields.texts("pass")
    if var set = try fields.fields("set") {
      for member in set.takeRest() {
        var one = try ProfileFields(
          Literal(.object([member]), at: member.value.position), path: "environment.set")
        if let template = try one.template(member.name) { self.set[member.name] = template }
      }
    }
    if var secrets = try fields.fields("secrets") {
      for member in secrets.takeRest() {
        var source = try ProfileFields(
          member.value, path: "environment.secrets.\(member.name)")
        self.secrets[member.name] = try SecretSource(&source)
      }
    }
    try fields.finish()
  }

  /// The environment of one run; nil when a placeholder has no value.
  func variables(
    from own: [String: String], secrets: [String: String], values: PlaceholderValues
  ) -> [String: String]? {
    var variables = Self.defaults
    for name in Self.alwaysPassed + self.passed {
      if let value = own[name] { variables[name] = value }
    }
    for (name, template) in self.set {
      guard let value = template.rendered(with: values) else { return nil }
      variables[name] = value
    }
    return variables.merging(secrets) { _, secret in secret }
  }
}
