/// The training providers of this installation.
package struct ProviderRegistry: Sendable {
  /// The provider of requests that name none.
  package static let defaultName = "local"

  private let providers: [String: any TrainingProvider]
  /// Providers that exist but cannot be used here, by name: what is missing.
  package let unavailable: [String: String]

  /// Registers providers under their own names.
  ///
  /// - Parameters:
  ///   - providers: Those that can be used.
  ///   - unavailable: Those that cannot, by name, and why.
  package init(_ providers: [any TrainingProvider], unavailable: [String: String] = [:]) {
    self.providers = Dictionary(uniqueKeysWithValues: providers.map { ($0.name, $0) })
    self.unavailable = unavailable
  }

  /// The names, in alphabetical order.
  package var names: [String] { self.providers.keys.sorted() }

  /// All that can be used, in the order of their names.
  var all: [any TrainingProvider] { self.names.compactMap { self.providers[$0] } }

  /// A provider; nil when there is none of this name.
  package subscript(_ name: String) -> (any TrainingProvider)? { self.providers[name] }
}
