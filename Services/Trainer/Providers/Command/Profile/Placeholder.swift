/// What a template leaves open until a run fills it in.
enum Placeholder: Hashable, Sendable {
  /// The base model's directory or name.
  case baseModel
  /// The training part of the data.
  case trainFile
  /// The part held back for validation.
  case validationFile
  /// The directory of the two.
  case dataDirectory
  /// Where the command is to leave its checkpoints and its result.
  case outputDirectory
  case runID
  case seed
  /// The rendered configuration template.
  case configFile
  /// The checkpoint to go on from; only when resuming.
  case checkpoint
  case hyperparameter(Hyperparameter)

  private static let fixed: [String: Placeholder] = [
    "base_model": .baseModel, "train_file": .trainFile, "validation_file": .validationFile,
    "data_dir": .dataDirectory, "output_dir": .outputDirectory, "run_id": .runID, "seed": .seed,
    "config_file": .configFile, "checkpoint": .checkpoint,
  ]

  /// The placeholder of a name, as it stands between braces; nil when there is none.
  init?(name: String) {
    if let fixed = Self.fixed[name] {
      self = fixed
    } else if name.hasPrefix("hp."),
      let parameter = Hyperparameter(rawValue: String(name.dropFirst(3)))
    {
      self = .hyperparameter(parameter)
    } else {
      return nil
    }
  }

  /// Every name, for error messages.
  static let names: [String] =
    Self.fixed.keys.sorted() + Hyperparameter.allCases.map { "hp.\($0.rawValue)" }
}
