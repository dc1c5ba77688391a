import RPCTransport
import Testing

struct RPCAddressTests {
  @Test(arguments: [
    ("127.0.0.1:7101", "127.0.0.1", 7101), ("[::1]:0", "::1", 0),
    ("db.local:65535", "db.local", 65535),
  ])
  func `addresses are read`(text: String, host: String, port: Int) {
    #expect(RPCAddress(parsing: text) == RPCAddress(host: host, port: port))
  }

  @Test(arguments: ["127.0.0.1", "127.9.9.9", "::1", "localhost", "LOCALHOST"])
  func `an address of this machine alone is known as one`(host: String) {
    #expect(RPCAddress(host: host, port: 1).isLoopback)
  }

  @Test(arguments: [
    "0.0.0.0", "::", "10.0.0.1", "128.0.0.1", "fe80::1", "collector", "127.example.com",
    "127.0.0.1.example.com", "localhost.example.com", "::2", "1::1",
  ])
  func `an address that others may reach is not one of this machine`(host: String) {
    #expect(!RPCAddress(host: host, port: 1).isLoopback)
  }

  @Test(arguments: [
    "", "host", "host:", ":1", "host:65536", "host:-1", "::1:80", "a b:1", "host:x",
  ])
  func `what is no address is refused`(text: String) {
    #expect(RPCAddress(parsing: text) == nil)
  }
}
