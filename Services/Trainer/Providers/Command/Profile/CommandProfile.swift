/// How one external trainer is run: everything that an installation decides about it.
struct CommandProfile: Hashable, Sendable {
  /// What to do with what there is when the time is over.
  enum TimeLimitPolicy: String, Hashable, Sendable, CaseIterable {
    /// The best checkpoint becomes the result.
    case keepBest = "keep-best"
    /// The run fails.
    case fail
  }

  /// The name of the provider that it becomes.
  var name: String
  var baseModel: BaseModel?
  /// The program and its arguments. No shell reads them.
  var argv: [CommandTemplate]
  /// The same for going on from a checkpoint; empty when the command cannot.
  var resumeArgv: [CommandTemplate] = []
  /// How often the command is started before a run fails.
  var attempts = 1
  /// Prints the command's version; the program with `--version` when empty.
  var versionArgv: [String] = []
  /// Tries whether the command can work, in little time; empty tries nothing.
  var dryRunArgv: [CommandTemplate] = []
  var configFile: ConfigurationTemplate?
  var environment = EnvironmentSettings()
  var readers: [ReaderSettings] = []
  var watchdogs = WatchdogSettings()
  var limits = CommandLimits()
  var stop = StopSettings()
  var exits = ExitMap()
  var timeLimit = TimeLimitPolicy.keepBest
  var artifact = ArtifactSettings()
  var hyperparameters = HyperparameterSettings()
  var datasetFormat = DatasetFormat.trlMessages
  /// Decides the split and every random choice of the command.
  var seed = 42

  init(name: String, argv: [CommandTemplate]) {
    self.name = name
    self.argv = argv
  }

  /// The placeholders that decide what the command is told.
  var placeholders: Set<Placeholder> {
    let arguments = (self.argv + self.environment.set.values).map(\.placeholders)
    return arguments.reduce(into: self.configFile?.placeholders ?? []) { $0.formUnion($1) }
  }

  /// The parameters of a run that the command never learns of and that nobody else keeps, in order.
  var parametersWithoutCounterpart: [Hyperparameter] {
    var reached = self.hyperparameters.handled
    for case .hyperparameter(let parameter) in self.placeholders {
      reached.insert(parameter.origin)
    }
    // The split is made here, whoever validates on it; patience is kept by the watchdog.
    if self.placeholders.contains(.validationFile) || self.placeholders.contains(.dataDirectory) {
      reached.insert(.validationSplit)
    }
    if self.watchdogs.stopsEarly { reached.insert(.earlyStoppingPatience) }
    return Hyperparameter.asked.filter { !reached.contains($0) }
  }
}
