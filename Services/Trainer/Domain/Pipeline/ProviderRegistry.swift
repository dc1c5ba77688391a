/// The training providers of this installation.
package struct ProviderRegistry: Sendable {
  /// The provider of requests that name none.
  package static let defaultName = "local"

  private let providers: [String: any TrainingProvider]

  /// Registers providers under their own names.
  package init(_ providers: [any TrainingProvider]) {
    self.providers = Dictionary(uniqueKeysWithValues: providers.map { ($0.name, $0) })
  }

  /// The names, in alphabetical order.
  package var names: [String] { self.providers.keys.sorted() }

  /// A provider; nil when there is none of this name.
  package subscript(_ name: String) -> (any TrainingProvider)? { self.providers[name] }
}
