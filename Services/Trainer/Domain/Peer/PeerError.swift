/// Why another service did not do what it was asked to.
package enum PeerError: Error, Hashable, Sendable {
  /// It cannot be reached, or takes no work now. Trying again helps, sooner or later.
  case unreachable(Peer, detail: String)
  /// It broke down over the request. Trying again may help.
  case broken(Peer, detail: String)
  /// It understood and refused. Trying again does not help.
  case refused(Peer, detail: String)
}

extension PeerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreachable(let peer, let detail): "the \(peer.rawValue) cannot be reached: \(detail)"
    case .broken(let peer, let detail): "the \(peer.rawValue) broke down: \(detail)"
    case .refused(let peer, let detail): "the \(peer.rawValue) refused: \(detail)"
    }
  }
}
