/// One case of the conformance suite, under gRPC's name for it where gRPC has it.
///
/// `Tests/Conformance/cases.toml` lists all cases with what each shows; this is their Swift.
package struct InteropCase: Sendable, CustomStringConvertible {
  /// The case's name.
  package let name: String
  /// Whether it is about connections, of which there are none in process.
  package let needsConnections: Bool
  private let body: @Sendable (InteropTarget) async throws -> Void

  init(
    _ name: String, needsConnections: Bool = false,
    _ body: @escaping @Sendable (InteropTarget) async throws -> Void
  ) {
    self.name = name
    self.needsConnections = needsConnections
    self.body = body
  }

  package var description: String { self.name }

  /// Runs the case.
  ///
  /// - Parameter target: What it is run against.
  /// - Throws: `Mismatch`, or whatever should not have happened.
  package func run(_ target: InteropTarget) async throws { try await self.body(target) }

  /// The cases against a server with the control service.
  package static let wellBehaved =
    Self.unary + Self.streaming + Self.metadata + Self.failures + Self.endings + Self.channels
  /// The cases against a server that misbehaves in the way that the case is named after.
  package static let rude = Self.rudeServer
  /// Every case.
  package static let all = Self.wellBehaved + Self.rude
}
