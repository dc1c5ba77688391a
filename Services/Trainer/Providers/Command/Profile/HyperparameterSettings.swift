/// How the parameters of a run reach a command.
struct HyperparameterSettings: Hashable, Sendable {
  /// What happens when a parameter has no counterpart.
  enum Policy: String, Hashable, Sendable, CaseIterable {
    /// It is logged and stands in the manifest.
    case warn
    /// The run fails before it begins, unless the profile says that it knows.
    case refuse
  }

  var policy = Policy.warn
  /// Parameters without a counterpart that the profile knows about.
  var accepted: Set<Hyperparameter> = []
  /// Parameters that the command takes without a placeholder: from the data, or by itself.
  var handled: Set<Hyperparameter> = []
  /// The most examples that are computed at once; the batch when nil.
  var microBatchSize: Int?
  /// Largest share of all steps that warms up; small sets have fewer steps than the usual warm-up.
  var warmupShare = 0.1

  init() {}

  /// Reads a profile's `hyperparameters`.
  init(_ fields: inout ProfileFields) throws(LiteralFault) {
    self.policy = try fields.choice("withoutCounterpart", default: .warn)
    self.accepted = try Self.parameters("accepted", &fields)
    self.handled = try Self.parameters("handled", &fields)
    let micro = try fields.integer("microBatchSize", default: 0, in: 0...1024)
    self.microBatchSize = micro == 0 ? nil : micro
    self.warmupShare = try fields.number("warmupShare", default: 0.1, in: 0...1)
    try fields.finish()
  }

  private static func parameters(
    _ name: String, _ fields: inout ProfileFields
  ) throws(LiteralFault) -> Set<Hyperparameter> {
    var parameters: Set<Hyperparameter> = []
    for text in try fields.texts(name) {
      guard let parameter = Hyperparameter(rawValue: text) else {
        let known = Hyperparameter.asked.map(\.rawValue).joined(separator: ", ")
        throw fields.fault(name, "holds the unknown parameter \(text); known are \(known)")
      }
      parameters.insert(parameter)
    }
    return parameters
  }
}
