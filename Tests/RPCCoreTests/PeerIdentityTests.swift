import Testing

@testable import RPCCore

@Suite struct PeerIdentityTests {
  @Test("The name is the one path segment of the URI")
  func accepted() {
    #expect(PeerIdentity(uri: "spiffe://reddytalk/collector")?.name == "collector")
    #expect(PeerIdentity(uri: "spiffe://reddytalk/tel-switch-2")?.name == "tel-switch-2")
  }

  @Test(
    "A URI of another form is nobody",
    arguments: [
      "spiffe://reddytalk/", "spiffe://reddytalk", "spiffe://other/collector",
      "spiffe://reddytalk/a/b", "spiffe://reddytalk/Collector", "spiffe://reddytalk/%63ollector",
      "spiffe://reddytalk/collector\0", "SPIFFE://reddytalk/collector", "",
      "spiffe://reddytalk/" + String(repeating: "a", count: 64),
    ])
  func refused(_ uri: String) {
    #expect(PeerIdentity(uri: uri) == nil)
  }
}
