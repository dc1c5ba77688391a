package import NIOCore

/// Where a stream's messages come from.
package protocol MessageSource: AnyObject, Sendable {
  /// The next message; nil at the end. Suspends until there is one.
  nonisolated(nonsending) func next() async throws(RPCError) -> ByteBuffer?
  /// Nobody will read on: whatever feeds this source may stop.
  func abandon()
  /// Metadata that came before the first message; empty before, and when there is none.
  var initialMetadata: Metadata { get }
  /// Metadata that came with the end; empty before.
  var trailingMetadata: Metadata { get }
}
