/// A property that did not hold.
package struct FuzzFinding: Error, CustomStringConvertible {
  package let description: String
}

/// Throws when a property does not hold.
func claim(_ holds: Bool, _ what: @autoclosure () -> String) throws(FuzzFinding) {
  guard holds else { throw FuzzFinding(description: what()) }
}
