/// Who is at the other end of a connection, as its certificate says.
public struct PeerIdentity: Hashable, Sendable {
  /// The service's name: `collector` for the subject alternative name
  /// `spiffe://reddytalk/collector`.
  public var name: String

  /// Names a peer.
  public init(name: String) { self.name = name }

  /// What an identity's URI begins with.
  package static let uriPrefix = "spiffe://reddytalk/"

  /// The identity that a certificate's URI states, or nil when it is not one of ours.
  ///
  /// A name is one path segment out of `a-z 0-9 -`, so that no encoding trick makes two.
  package init?(uri: String) {
    guard uri.hasPrefix(Self.uriPrefix) else { return nil }
    let name = uri.dropFirst(Self.uriPrefix.count)
    let isValid = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard isValid, !name.isEmpty, name.utf8.count <= 63 else { return nil }
    self.init(name: String(name))
  }
}

extension PeerIdentity: CustomStringConvertible {
  public var description: String { self.name }
}
