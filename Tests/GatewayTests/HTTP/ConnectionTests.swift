import AccessTokens
import Foundation
import HTTPClient
import HTTPTypes
import NIOSSL
import PKI
import RESTContract
import RPCTransport
import ServiceKit
import TestSupport
import Testing

@testable import Gateway

@Suite struct ConnectionTests {
  @Test("answers what is not HTTP with a problem, and closes")
  func garbage() async throws {
    try await withGateway { gateway in
      let answer = try await RawConnection.exchange(
        port: gateway.port, "\u{16}\u{03}\u{01}\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 400 "))
      #expect(answer.contains("urn:reddytalk:problem:malformed-request"))
    }
  }

  @Test(
    "refuses requests whose length is ambiguous",
    arguments: [
      "Content-Length: 2\r\nContent-Length: 3", "Content-Length: 2\r\nTransfer-Encoding: chunked",
      "Content-Length: -1", "Content-Length: 0x2", "Transfer-Encoding: xchunked",
    ])
  func smuggling(fields: String) async throws {
    try await withGateway { gateway in
      let answer = try await RawConnection.exchange(
        port: gateway.port,
        "POST \(RunningGateway.base)/start HTTP/1.1\r\nHost: x\r\n\(fields)\r\n\r\n{}GET /x HTTP/1.1\r\n\r\n"
      )
      #expect(answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(40))")
      #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2, "more than one answer")
    }
  }

  @Test("refuses headers that are too large or too many")
  func headers() async throws {
    try await withGateway { gateway in
      let large = "GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n"
      let first = try await RawConnection.exchange(port: gateway.port, large)
      #expect(first.hasPrefix("HTTP/1.1 431 "))
      let many = String(repeating: "X: a\r\n", count: 200)
      let second = try await RawConnection.exchange(
        port: gateway.port, "GET / HTTP/1.1\r\nHost: x\r\n\(many)\r\n")
      #expect(second.hasPrefix("HTTP/1.1 431 "))
    }
  }

  @Test("closes connections that do not come to the point")
  func slowHeader() async throws {
    try await withGateway {
      $0.config.limits.headerTimeout = .milliseconds(100)
    } _: { gateway in
      let silent = try await RawConnection.exchange(port: gateway.port, "")
      #expect(silent == "")
      let slow = try await RawConnection.exchange(
        port: gateway.port, "GET / HTTP/1.1\r\nHost:")
      #expect(slow == "")
    }
  }

  @Test("closes connections whose body does not come to an end")
  func slowBody() async throws {
    try await withGateway {
      $0.config.limits.bodyTimeout = .milliseconds(100)
    } _: { gateway in
      let token = try await gateway.token(.admin)
      let answer = try await RawConnection.exchange(
        port: gateway.port,
        "POST \(RunningGateway.base)/start HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
          + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
      #expect(answer == "")
    }
  }

  @Test("closes connections on which nothing happens any more")
  func idle() async throws {
    try await withGateway {
      // The request has to come before it, also on a busy machine.
      $0.config.limits.idleTimeout = .seconds(1)
    } _: { gateway in
      let answer = try await RawConnection.exchange(
        port: gateway.port, "GET \(RunningGateway.base)/health HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test("says that it takes a body before it is sent, when it does")
  func expectContinue() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      func head(_ authorization: String) -> String {
        "POST \(RunningGateway.base)/start HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
          + "\(authorization)Content-Type: application/json\r\nContent-Length: 2\r\n\r\n"
      }
      let admitted = try await RawConnection.exchange(
        port: gateway.port, head("Authorization: Bearer \(token)\r\n"), until: "\r\n\r\n")
      #expect(admitted.hasPrefix("HTTP/1.1 100 "))
      let refused = try await RawConnection.exchange(port: gateway.port, head(""))
      #expect(refused.hasPrefix("HTTP/1.1 401 "))
    }
  }

  @Test("answers several requests on one connection in their order")
  func pipelining() async throws {
    try await withGateway { gateway in
      let answer = try await RawConnection.exchange(
        port: gateway.port,
        "GET \(RunningGateway.base)/health HTTP/1.1\r\nHost: x\r\n\r\n"
          + "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      let statuses = answer.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
      #expect(statuses == ["200", "404"])
    }
  }

  @Test("limits how often one caller may ask, and says when to come back")
  func rateLimit() async throws {
    try await withGateway {
      $0.config.rates = [.write: RateLimit(perSecond: 0.001, burst: 1)]
    } _: { gateway in
      let token = try await gateway.token(.admin)
      #expect(try await gateway.send(.post, "start", token: token).status == 202)
      let answer = try await gateway.send(.post, "start", token: token)
      #expect(answer.status == 429)
      #expect(answer.problem == .tooManyRequests)
      let seconds = try #require(answer.headers[.retryAfter].flatMap { Int($0) })
      #expect((1...1000).contains(seconds))
      let other = try await gateway.token(.admin, subject: "other")
      #expect(try await gateway.send(.post, "start", token: other).status == 202)
      #expect(try await gateway.send(.get, "status", token: token).status == 200)
    }
  }

  @Test("does not start on a port in use, and names it with its setting")
  func portInUse() async throws {
    try await withGateway { gateway in
      let error = await #expect(throws: StartFailure.self) {
        try await withGateway {
          $0.config.listen.port = gateway.port
        } _: { _ in
        }
      }
      #expect(
        error?.message
          == "GATEWAY_LISTEN: cannot listen on 127.0.0.1:\(gateway.port): Address already in use; "
          + "choose a free port or stop what uses this one")
      #expect(error?.exitCode == .unavailable)
    }
  }

  @Test("closes connections whose answer is not read")
  func slowReader() async throws {
    try await withGateway {
      $0.config.limits.writeTimeout = .milliseconds(100)
    } _: { gateway in
      let stream = try await gateway.open("events", token: gateway.token(.analyst))
      let large = "{\"x\":\"" + String(repeating: "a", count: 1 << 19) + "\"}"
      for _ in 0..<16 { gateway.services.publish("big", by: .trainer, json: large) }
      try await eventually("no session is open") { gateway.assembly.sessions.count == 0 }
      await #expect(throws: OutboundError.self) {
        for try await _ in stream.body {}
      }
    }
  }

  @Test("answers a request for another protocol, and closes: nobody reads on behind it")
  func otherProtocol() async throws {
    try await withGateway { gateway in
      let answer = try await RawConnection.exchange(
        port: gateway.port,
        "GET \(RunningGateway.base)/health HTTP/1.1\r\nHost: x\r\n"
          + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 200 "))
      #expect(answer.lowercased().contains("connection: close"))
    }
  }

  @Test("speaks TLS from 1.2 on with the certificate of the PKI")
  func tls() async throws {
    let directory = TemporaryDirectory()
    try DevelopmentAuthority(directory: directory.url, services: ["gateway"]).prepare()
    let keys = KeyDirectory(directory.url)
    try await withGateway {
      $0.tls = try $0.config.tls(keys: keys)
    } _: { gateway in
      let client = CurlClient(
        configuration: .init(certificateAuthorityFile: keys.trustRoots.path()))
      let url = "https://localhost:\(gateway.port)\(RunningGateway.base)/health"
      let response = try await client.send(OutboundRequest(url: url))
      #expect(response.status.code == 200)
      #expect(response.headers[.strictTransportSecurity] != nil)
      await #expect(throws: OutboundError.self) {
        try await CurlClient().send(OutboundRequest(url: url))
      }
      let plain = try await RawConnection.exchange(
        port: gateway.port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(!plain.contains("HTTP/1.1"))
    }
  }
}
