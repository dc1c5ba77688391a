public import RPCCore

/// On whose behalf a call is made.
public struct Caller: Hashable, Sendable {
  /// The person or service, for example "anna" or "service:trainer".
  public let actor: String
  /// The roles in which the actor acts.
  public let roles: [String]
  /// Ties together what all services say about the request.
  public let requestID: String

  /// Somebody whom the Gateway has authenticated.
  public init(actor: String, roles: [String], requestID: String) {
    self.actor = actor
    self.roles = roles
    self.requestID = requestID
  }

  /// Whoever stands behind a call that has arrived.
  ///
  /// Only the Gateway may speak for others: what it says in metadata is believed. Another service
  /// acts as itself, whatever its metadata say.
  public init(_ context: ServerContext) {
    let peer = context.peer?.name
    self.requestID =
      RequestScope.current?.requestID
      ?? RequestID.validated(context.metadata[MetadataKey.requestID]) ?? RequestID.new()
    if peer == ServiceName.gateway.rawValue, let actor = context.metadata[MetadataKey.actor] {
      self.actor = actor
      self.roles = (context.metadata[MetadataKey.roles] ?? "").split(separator: ",").map(
        String.init)
    } else {
      self.actor = peer.map { "service:\($0)" } ?? "anonymous"
      self.roles = peer == nil ? [] : ["service"]
    }
  }

  /// Whether the actor acts in `role`.
  public func has(role: String) -> Bool { self.roles.contains(role) }

  /// Tells another service on whose behalf it is called; it believes the Gateway only.
  public var metadata: Metadata {
    [
      MetadataKey.actor: self.actor,
      MetadataKey.roles: self.roles.joined(separator: ","),
      MetadataKey.requestID: self.requestID,
    ]
  }
}

/// The metadata entries that the product gives a meaning.
enum MetadataKey {
  static let actor = "x-actor"
  static let roles = "x-roles"
  static let requestID = "x-request-id"
  static let traceparent = "traceparent"
}
