/// Which hosts may know that requests belong together.
///
/// A trace's number connects what a clinic asks one provider with what it asks others, and our own services with both:
/// so it goes to our own hosts alone.
public struct TracePropagation: Sendable, Hashable {
  private let hosts: [HostRule]

  /// - Parameter hosts: The hosts that are ours.
  public init(hosts: [HostRule]) {
    self.hosts = hosts
  }

  /// To nobody.
  public static let none = TracePropagation(hosts: [])

  /// The value of `traceparent` for a request to this place: the caller's, where it is well-formed (W3C Trace Context,
  /// section 3.2) and the host is ours.
  func value(_ trace: String?, for target: RequestTarget) -> String? {
    guard let trace, Self.isWellFormed(trace), self.hosts.contains(where: { $0.matches(target) })
    else { return nil }
    return trace
  }

  private static func isWellFormed(_ trace: String) -> Bool {
    let parts = trace.split(separator: "-", omittingEmptySubsequences: false)
    let isHexadecimal = trace.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || $0 == UInt8(ascii: "-")
    }
    return isHexadecimal && parts.map(\.utf8.count) == [2, 32, 16, 2] && parts[0] != "ff"
      && parts[1].contains { $0 != "0" } && parts[2].contains { $0 != "0" }
  }
}
