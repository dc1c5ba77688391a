import NIOCore
import RPCCore
import TestSupport
import Testing

/// Who may call what is decided by identity, and everything else is denied.
@Suite(.serialized) struct AccessTests {
  typealias Method = ControlService.Method

  @Test(
    "A peer calls what it is allowed to, and nothing else",
    arguments: [
      TransportKind.inProcess, .tls,
    ])
  func allowedOnly(_ kind: TransportKind) async throws {
    var policy = AccessPolicy()
    policy.allow(Method.whoAmI, for: [PeerIdentity(name: "trainer")])
    policy.allow(Method.echo, for: [PeerIdentity(name: "gateway")])
    try await ControlHarness.run(kind, access: policy) { control in
      let name = try await control.channel.unary(Method.whoAmI, ByteBuffer(), options: .defaults)
      #expect(String(buffer: name) == "trainer")
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .permissionDenied)
      #expect(error?.message == "trainer may not call reddytalk.test.Control/Echo")
    }
  }

  @Test("Without an identity nothing is allowed")
  func plaintextIsNobody() async throws {
    var policy = AccessPolicy()
    policy.allow(service: ControlService.name, for: [PeerIdentity(name: "trainer")])
    try await ControlHarness.run(.tcp, access: policy) { control in
      let error = await #expect(throws: RPCError.self) {
        try await control.channel.unary(Method.echo, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .permissionDenied)
    }
  }

  @Test("Over TLS the handler sees the name in the caller's certificate")
  func identityFromCertificate() async throws {
    try await ControlHarness.run(.tls) { control in
      let name = try await control.channel.unary(Method.whoAmI, ByteBuffer(), options: .defaults)
      #expect(String(buffer: name) == "trainer")
    }
  }
}
