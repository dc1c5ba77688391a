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

  @Test(arguments: [
    "", "host", "host:", ":1", "host:65536", "host:-1", "::1:80", "a b:1", "host:x",
  ])
  func `what is no address is refused`(text: String) {
    #expect(RPCAddress(parsing: text) == nil)
  }
}
