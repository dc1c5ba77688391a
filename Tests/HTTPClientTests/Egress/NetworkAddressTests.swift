import HTTPClient
import Testing

struct NetworkAddressTests {
  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("127.1", "127.0.0.1"), ("2130706433", "127.0.0.1"),
    ("0x7f000001", "127.0.0.1"), ("0177.0.0.01", "127.0.0.1"), ("10.0.258", "10.0.1.2"),
    ("::", "::"), ("::1", "::1"), ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
    ("::ffff:192.0.2.1", "::ffff:c000:201"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
    ("fe80::", "fe80::"), ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"),
  ])
  func `an address is read in every spelling, and written in one`(text: String, expected: String) {
    #expect(NetworkAddress(text)?.description == expected)
  }

  @Test(arguments: [
    "", "1.2.3.4.5", "256.0.0.1", "1.2.3.256", "0x", "1..2", "-1", "08.0.0.1", "a.b", ":::",
    "1::2::3",
    "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "::1.2.3", "::01.2.3.4", "1:2:3:4:5:6:7::8:9",
    "g::", "::+1",
  ])
  func `what is no address is none`(text: String) {
    if text == "0x" {
      // inet_aton takes it for zero; taking it for a name would be the dangerous reading.
      #expect(NetworkAddress(text)?.scope == .unspecified)
    } else {
      #expect(NetworkAddress(text) == nil)
    }
  }

  @Test(arguments: [
    ("8.8.8.8", AddressScope.global), ("1.1.1.1", .global), ("0.0.0.0", .unspecified),
    ("0.1.2.3", .unspecified), ("10.1.2.3", .privateUse), ("172.16.0.1", .privateUse),
    ("172.31.255.255", .privateUse), ("172.32.0.1", .global), ("192.168.1.1", .privateUse),
    ("100.64.0.1", .shared), ("100.128.0.1", .global), ("127.8.9.1", .loopback),
    ("169.254.1.1", .linkLocal), ("169.254.169.254", .metadata), ("169.254.170.2", .metadata),
    ("168.63.129.16", .metadata), ("100.100.100.200", .metadata), ("224.0.0.1", .multicast),
    ("239.255.255.255", .multicast), ("240.0.0.1", .reserved), ("255.255.255.255", .reserved),
    ("192.0.2.1", .reserved), ("198.18.0.1", .reserved),
  ])
  func `an IPv4 address has a scope`(text: String, scope: AddressScope) {
    #expect(NetworkAddress(text)?.scope == scope)
    // The same in the disguises of IPv6.
    #expect(NetworkAddress("::ffff:\(text)")?.scope == scope)
    #expect(NetworkAddress("64:ff9b::\(text)")?.scope == scope)
  }

  @Test(arguments: [
    ("::", AddressScope.unspecified), ("::1", .loopback), ("::127.0.0.1", .loopback),
    ("2606:4700::1111", .global), ("fe80::1", .linkLocal), ("febf::1", .linkLocal),
    ("fc00::1", .privateUse), ("fd12::1", .privateUse), ("fec0::1", .privateUse),
    ("ff02::1", .multicast), ("fd00:ec2::254", .metadata), ("2002:7f00:1::", .reserved),
    ("2001:0:1::1", .reserved), ("2001:db8::1", .reserved), ("64:ff9b:1::7f00:1", .reserved),
    ("100::1", .reserved), ("5f00::1", .reserved),
  ])
  func `an IPv6 address has a scope`(text: String, scope: AddressScope) {
    #expect(NetworkAddress(text)?.scope == scope)
  }
}
