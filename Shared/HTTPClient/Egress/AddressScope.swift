/// What kind of place an address leads to.
public enum AddressScope: String, Sendable, Hashable, CaseIterable {
  /// The public network.
  case global = "public"
  /// This machine (127.0.0.0/8, ::1).
  case loopback
  /// A private network (RFC 1918, RFC 4193).
  case privateUse = "private"
  /// Behind a carrier's translation (RFC 6598, 100.64.0.0/10).
  case shared
  /// The wire this machine hangs on (RFC 3927, fe80::/10).
  case linkLocal = "link-local"
  /// A service that hands this machine's own credentials to whoever asks from it.
  case metadata
  /// Many machines at once.
  case multicast
  /// No machine (0.0.0.0/8, ::), which systems take for this one.
  case unspecified
  /// Documentation, benchmarks, the future, and tunnels that nobody should need (6to4, Teredo).
  case reserved
}

extension NetworkAddress {
  /// What kind of place the address leads to, by the registries of IANA (RFC 6890). An IPv6 address that stands for
  /// one of IPv4 (mapped, compatible, NAT64) is judged by that.
  public var scope: AddressScope {
    if self.bytes.count == 4 { return Self.scope(v4: self.bytes) }
    return Self.scope(v6: self.bytes)
  }

  /// Where clouds give out credentials: AWS, Azure, Google and others; Amazon's container service; Alibaba; Oracle;
  /// Azure's agent.
  private static let metadataV4: [[UInt8]] = [
    [169, 254, 169, 254], [169, 254, 170, 2], [100, 100, 100, 200], [192, 0, 0, 192],
    [168, 63, 129, 16],
  ]
  /// Amazon's over IPv6.
  private static let metadataV6: [UInt8] = [
    0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54,
  ]

  private static func scope(v4 bytes: [UInt8]) -> AddressScope {
    if self.metadataV4.contains(bytes) { return .metadata }
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0, _, _): return .unspecified
    case (10, _, _), (172, 16...31, _), (192, 168, _): return .privateUse
    case (100, 64...127, _): return .shared
    case (127, _, _): return .loopback
    case (169, 254, _): return .linkLocal
    case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100), (203, 0, 113):
      return .reserved
    case (224...239, _, _): return .multicast
    case (240..., _, _): return .reserved
    default: return .global
    }
  }

  private static func scope(v6 bytes: [UInt8]) -> AddressScope {
    if bytes == self.metadataV6 { return .metadata }
    if bytes.allSatisfy({ $0 == 0 }) { return .unspecified }
    if bytes.dropLast().allSatisfy({ $0 == 0 }), bytes[15] == 1 { return .loopback }
    let embedded = Array(bytes[12...])
    if bytes.prefix(10).allSatisfy({ $0 == 0 }),
      bytes[10...11] == [0xff, 0xff] || bytes[10...11] == [0, 0]
    {
      return self.scope(v4: embedded)
    }
    // RFC 6052: the translator asks the IPv4 address for us.
    if bytes.starts(with: [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]) {
      return self.scope(v4: embedded)
    }
    switch (bytes[0], bytes[1]) {
    case (0xfc...0xfd, _): return .privateUse
    case (0xfe, 0x80...0xbf): return .linkLocal
    case (0xfe, 0xc0...0xff): return .privateUse
    case (0xff, _): return .multicast
    case (0x20, 0x02): return .reserved
    case (0x20, 0x01) where bytes[2] < 2: return .reserved
    case (0x20, 0x01) where bytes[2] == 0x0d && bytes[3] == 0xb8: return .reserved
    case (0x20...0x3f, _): return .global
    default: return .reserved
    }
  }
}
