/// What becomes of parameters that a provider does not have.
enum UnsupportedParameters: String, Hashable, Sendable, CaseIterable {
  /// The run goes on; log and manifest tell.
  case warn
  /// A run that asks for another value than the product's default does not begin.
  case refuse
}
