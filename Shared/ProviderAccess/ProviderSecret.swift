/// A key or a token. Is never printed, whatever prints it.
package struct ProviderSecret: Hashable, Sendable {
  /// What it is; for the request that it authenticates, and for nothing else.
  package let value: String

  package init(_ value: String) { self.value = value }
}

extension ProviderSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "[redacted]" }
  package var debugDescription: String { self.description }
  package var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
