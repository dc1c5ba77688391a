/// An entry of a server's `/v1/models`.
public struct ServedModel: Hashable, Sendable, Decodable {
  /// What chats name it by.
  public var id: String
  /// Where it was loaded from, as the server sees it; nil where the server does not say.
  public var root: String?
  /// The base model of an adapter; nil for a base model, and where the server does not say.
  public var parent: String?

  /// Creates an entry.
  public init(id: String, root: String? = nil, parent: String? = nil) {
    self.id = id
    self.root = root
    self.parent = parent
  }

  /// Whether it was loaded from this place; true where the server does not say.
  func isFrom(_ path: String) -> Bool { self.root.map { $0 == path } ?? true }
}
