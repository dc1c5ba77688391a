import AccessTokens
import Foundation
import HTTPTypes
import JWTKit
import RESTContract
import Testing

@testable import Gateway

@Suite struct TokenRouteTests {
  @Test("asks for a token where none is sent")
  func missing() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(.get, "status")
      #expect(answer.status == 401)
      #expect(answer.problem == .missingToken)
      #expect(answer.headers[.wwwAuthenticate] == #"Bearer realm="reddytalk""#)
    }
  }

  @Test("says that a token has expired")
  func expired() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin, lifetime: .seconds(60))
      gateway.clock.advance(by: 66)
      let answer = try await gateway.send(.get, "status", token: token)
      #expect(answer.status == 401)
      #expect(answer.problem == .expiredToken)
      #expect(answer.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
    }
  }

  @Test("says which role is missing")
  func forbidden() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(.post, "stop", token: gateway.token(.analyst))
      #expect(answer.status == 403)
      #expect(answer.problem == .forbidden)
      #expect(try answer.json(ProblemDetails.self).detail == "this needs the role admin")
    }
  }

  @Test("refuses forged tokens, and shows no part of them")
  func forged() async throws {
    try await withGateway { gateway in
      let genuine = try await gateway.token(.admin)
      let foreign = try await TokenIssuer(key: TokenKey()).issue(
        subject: "mallory", roles: [.admin], lifetime: .seconds(60), now: gateway.clock.now
      ).token
      let parts = genuine.split(separator: ".")
      let unsigned = "\(parts[0]).\(parts[1])."
      let long = String(repeating: "a", count: 5000)
      for token in [foreign, unsigned, "x.y.z", "", "a b", String(genuine.dropLast(4)), long] {
        let answer = try await gateway.send(.get, "status", token: token)
        #expect(answer.status == 401, "\(token.prefix(20))")
        #expect(answer.problem == .invalidToken)
        if token.count > 20 { #expect(!answer.text.contains(token.prefix(20))) }
      }
    }
  }

  @Test("refuses other schemes, and more than one token")
  func schemes() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin)
      let basic = try await gateway.send(
        .get, "status", headers: [.authorization: "Basic \(token)"])
      #expect(basic.problem == .invalidToken)
      var twice: HTTPFields = [:]
      twice.append(HTTPField(name: .authorization, value: "Bearer \(token)"))
      twice.append(HTTPField(name: .authorization, value: "Bearer \(token)"))
      let answer = try await gateway.send(.get, "status", headers: twice)
      #expect(answer.problem == .invalidToken)
      let lower = try await gateway.send(
        .get, "status", headers: [.authorization: "bearer \(token)"])
      #expect(lower.status == 200)
    }
  }

  @Test("refuses a token that was revoked, also after a restart")
  func revokedToken() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst, id: "token-7")
      let other = try await gateway.token(.analyst)
      #expect(try await gateway.send(.get, "status", token: token).status == 200)
      let revocation: RevocationResource = try await gateway.send(
        .post, "tokens/revoke", token: gateway.token(.admin, subject: "olga"),
        json: #"{"tokenId":"token-7","reason":"lost"}"#
      ).json()
      #expect(revocation.revokedBy == "olga")
      let answer = try await gateway.send(.get, "status", token: token)
      #expect(answer.problem == .invalidToken)
      #expect(try answer.json(ProblemDetails.self).detail.contains("revoked"))
      #expect(try await gateway.send(.get, "status", token: other).status == 200)
      let reread = try await Revocations(
        storage: gateway.store, sessions: EventSessions(maximumPerSubject: 1))
      let claims = TokenClaims(
        subject: "x", roles: [.analyst], tokenID: "token-7", issuedAt: Date(),
        lifetime: .seconds(1))
      #expect(reread.isRevoked(Principal(claims)))
    }
  }

  @Test("refuses what a subject was given until it was revoked, and takes what it gets later")
  func revokedSubject() async throws {
    try await withGateway { gateway in
      let before = try await gateway.token(.analyst, subject: "bob")
      let answer = try await gateway.send(
        .post, "tokens/revoke", token: gateway.token(.admin), json: #"{"subject":"bob"}"#)
      #expect(answer.status == 200)
      #expect(try await gateway.send(.get, "status", token: before).status == 401)
      gateway.clock.advance(by: 2)
      let after = try await gateway.token(.analyst, subject: "bob")
      #expect(try await gateway.send(.get, "status", token: after).status == 200)
    }
  }

  @Test("refuses a bad token on the open route too, rather than treat it as none")
  func openRoute() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(.get, "health", token: "x.y.z")
      #expect(answer.status == 401)
    }
  }
}
