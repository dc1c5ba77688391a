/// Which events a subscriber wants.
struct EventFilter: Hashable, Sendable {
  /// nil takes every type.
  let types: Set<String>?

  /// Takes the types named in `list`, separated by commas; all when nil or empty.
  init(list: String?) {
    let names = (list ?? "").split(separator: ",").map(String.init)
    self.types = names.isEmpty ? nil : Set(names)
  }

  /// Whether the subscriber wants `event`.
  func takes(_ event: LoggedEvent) -> Bool {
    self.types?.contains(event.event.type) ?? true
  }
}
