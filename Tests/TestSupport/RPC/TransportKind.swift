/// The ways in which a call can reach its handler; every conformance case runs over all of them.
package enum TransportKind: String, CaseIterable, Sendable, CustomStringConvertible {
  case inProcess
  case tcp
  case tcpOnThreadPool
  case tls

  package var description: String { self.rawValue }
}
