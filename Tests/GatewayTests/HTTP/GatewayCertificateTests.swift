import AccessTokens
import Foundation
import HTTPClient
import HTTPTypes
import NIOCore
import NIOPosix
import NIOSSL
import PKI
import RESTContract
import ServiceKit
import TestSupport
import Testing

@testable import Gateway

/// The public listener's TLS, and its certificate's replacement.
@Suite struct GatewayCertificateTests {
  /// Keys of a Gateway in a directory of their own.
  private struct Keys {
    let owner = TemporaryDirectory()
    var directory: KeyDirectory { KeyDirectory(self.owner.url) }
    var authorityFile: String { self.directory.trustRoots.path() }

    init() throws {
      try DevelopmentAuthority(directory: self.owner.url, services: ["gateway"], clients: [])
        .prepare()
    }

    func client() -> CurlClient {
      CurlClient(configuration: .init(certificateAuthorityFile: self.authorityFile))
    }
  }

  /// The first line of a Gateway's answer to a client that speaks no later version of TLS.
  private static func answer(at port: Int, upTo version: TLSVersion, _ keys: Keys) async throws
    -> String
  {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.trustRoots = .file(keys.authorityFile)
    configuration.minimumTLSVersion = .tlsv1
    configuration.maximumTLSVersion = version
    let context = try NIOSSLContext(configuration: configuration)
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            NIOSSLClientHandler(context: context, serverHostname: "localhost"))
          return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await withTimeout {
      try await channel.executeThenClose { inbound, outbound in
        var text = ""
        // A handshake that fails ends the connection without an answer.
        try? await outbound.write(
          ByteBuffer(
            string:
              "GET \(RunningGateway.base)/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        do {
          for try await bytes in inbound { text += String(buffer: bytes) }
        } catch {}
        return String(text.prefix { $0 != "\r\n" })
      }
    }
  }

  @Test("speaks TLS 1.2 and 1.3", arguments: [TLSVersion.tlsv12, .tlsv13])
  func accepted(version: TLSVersion) async throws {
    let keys = try Keys()
    try await withGateway {
      $0.tls = try $0.config.tls(keys: keys.directory)
    } _: { gateway in
      let line = try await Self.answer(at: gateway.port, upTo: version, keys)
      #expect(line == "HTTP/1.1 200 OK")
    }
  }

  @Test("refuses TLS 1.0 and 1.1", arguments: [TLSVersion.tlsv1, .tlsv11])
  func refused(version: TLSVersion) async throws {
    let keys = try Keys()
    try await withGateway {
      $0.tls = try $0.config.tls(keys: keys.directory)
    } _: { gateway in
      let line = try await Self.answer(at: gateway.port, upTo: version, keys)
      #expect(line == "")
    }
  }

  @Test("takes a new certificate for new connections, and open ones go on")
  func replaced() async throws {
    let (old, new) = (try Keys(), try Keys())
    let certificate = try GatewayConfig().tls(keys: old.directory)
    try await withGateway {
      $0.tls = certificate
    } _: { gateway in
      let url = "https://localhost:\(gateway.port)\(RunningGateway.base)"
      let token = try await gateway.token(.analyst)
      let stream = try await old.client().open(
        OutboundRequest(
          url: "\(url)/events", headers: [.authorization: "Bearer \(token)"], timeouts: .endless))
      #expect(stream.status.code == 200)
      try #require(certificate).adoption(of: TLSMaterial(of: .gateway, in: new.directory))()
      let fresh = try await new.client().send(OutboundRequest(url: "\(url)/health"))
      #expect(fresh.status.code == 200)
      await #expect(throws: OutboundError.self) {
        try await old.client().send(OutboundRequest(url: "\(url)/health"))
      }
      gateway.services.publish("still-here", by: .trainer, json: "{}")
      var text = ""
      for try await piece in stream.body {
        text += String(decoding: piece, as: UTF8.self)
        if text.contains("still-here") { break }
      }
      #expect(text.contains("still-here"))
    }
  }

  @Test("keeps its certificate when what would replace it cannot be used")
  func refusedReplacement() throws {
    let (keys, others) = (try Keys(), try Keys())
    let pem = try [UInt8](Data(contentsOf: keys.directory.certificateChain(of: .gateway)))
    let other = try [UInt8](Data(contentsOf: others.directory.privateKey(of: .gateway)))
    #expect(throws: (any Error).self) {
      try GatewayCertificate(certificateChainPEM: pem, privateKeyPEM: other)
    }
  }
}
