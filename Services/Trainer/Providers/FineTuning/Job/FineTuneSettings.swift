/// How runs are trained at one provider.
struct FineTuneSettings: Hashable, Sendable {
  /// What is trained from: a model of the provider, or one that was trained before.
  var baseModel: String
  /// What becomes of parameters that the provider does not have.
  var unsupportedParameters = UnsupportedParameters.warn
  /// The factor of the provider's own learning rate; nil leaves it to the provider.
  var learningRateMultiplier: Double?
  /// How long the provider keeps the files at most, should they not be deleted; nil for ever.
  var fileLifetime: Duration? = .seconds(7 * 86_400)
  /// Tokens of a conversation that the base model trains on.
  var contextTokens = 65_536
  /// What a million trained tokens cost; nil when that is not known.
  var pricePerMillionTokens: Double?
  /// What a run may cost at most, in the price's currency; nil for no limit.
  var budget: Double?
  /// Azure's kind of capacity; nil says nothing.
  var trainingType: String?
  /// How long after an unanswered request its effect may still come about.
  var settleTime = Duration.seconds(180)
  /// Makes training repeatable, as far as the provider can.
  var seed = 42

  init(baseModel: String) { self.baseModel = baseModel }
}
