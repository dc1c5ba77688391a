package import RPCCore

/// A conformance case found something else than it must.
package struct Mismatch: Error, CustomStringConvertible {
  /// What must be.
  package let expected: String
  /// What is.
  package let found: String

  /// Creates a mismatch of two things put into words.
  package init(expected: String, found: String) {
    self.expected = expected
    self.found = found
  }

  package var description: String { "expected \(self.expected), found \(self.found)" }

  /// Checks that a value is what it must be.
  ///
  /// - Parameters:
  ///   - what: What the value is, for the report.
  ///   - found: The value.
  ///   - expected: What it must be.
  /// - Throws: `Mismatch` when it is not.
  package static func check<Value: Equatable>(
    _ what: String, _ found: Value, is expected: Value
  ) throws {
    guard found != expected else { return }
    throw Mismatch(
      expected: "\(what): \(Self.short(expected))", found: "\(what): \(Self.short(found))")
  }

  /// Checks that a call fails.
  ///
  /// - Parameters:
  ///   - what: The call, for the report.
  ///   - code: How it must fail.
  ///   - call: Makes the call.
  /// - Returns: What it failed with.
  /// - Throws: `Mismatch` when it succeeds, or fails otherwise.
  @discardableResult
  package static func checkFailure(
    _ what: String, is code: RPCError.Code, _ call: () async throws -> Void
  ) async throws -> RPCError {
    do {
      try await call()
    } catch let error as RPCError {
      guard error.code != code else { return error }
      throw Mismatch(expected: "\(what): \(code)", found: "\(what): \(Self.short(error))")
    }
    throw Mismatch(expected: "\(what): \(code)", found: "\(what): success")
  }

  private static func short(_ value: some Any) -> String {
    let text = String(describing: value)
    return text.count > 200 ? "\(text.prefix(200))…" : text
  }
}
