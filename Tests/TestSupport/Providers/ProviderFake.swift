/// What a provider does, as far as it is documented.
package protocol ProviderFake: Sendable {
  /// What paths begin with.
  var base: String { get }

  /// Does what a request asks for.
  func answer(_ call: ProviderCall) -> ProviderAnswer
}
