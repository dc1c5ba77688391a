/// What carries a server's calls, as their contexts see it.
package protocol ServerCallTransport: AnyObject, Sendable {
  /// A call's context holds initial metadata, to be taken and sent at once.
  func initialMetadataWaits(ofCall id: UInt32)
}
