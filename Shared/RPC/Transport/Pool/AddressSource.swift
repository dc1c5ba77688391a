/// Where a service's instances listen.
public protocol AddressSource: Sendable {
  /// The addresses now; asked again from time to time.
  ///
  /// - Throws: Why they cannot be known. What was known before stays in use.
  func addresses() async throws -> [RPCAddress]
}

/// Addresses that are written down.
public struct FixedAddresses: AddressSource {
  private let list: [RPCAddress]

  /// Creates a source of these addresses.
  public init(_ list: [RPCAddress]) { self.list = list }

  public func addresses() async -> [RPCAddress] { self.list }
}
