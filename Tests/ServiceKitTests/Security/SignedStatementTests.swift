import Foundation
import Testing

@testable import ServiceKit

@Suite("Signed statements")
struct SignedStatementTests {
  private static let key = SigningKey.ephemeral(for: .trainer)
  private static let keys = VerifyingKeys([Self.key.verifyingKey])

  @Test func `give the content back to who knows the key`() throws {
    let statement = try SignedStatement(Data("content".utf8), type: "text/plain", by: Self.key)
    let read = try JSONDecoder().decode(SignedStatement.self, from: statement.json())
    #expect(
      try read.verified(as: "text/plain", by: .trainer, with: Self.keys) == Data("content".utf8))
  }

  /// DSSE 1.0, protocol.md: "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body.
  @Test func `sign the encoding of DSSE`() throws {
    let statement = try SignedStatement(
      Data("hello world".utf8), type: "http://example.com/HelloWorld", by: Self.key)
    try Self.keys.verify(
      statement.signatures[0].sig,
      over: Data("DSSEv1 29 http://example.com/HelloWorld 11 hello world".utf8),
      keyID: Self.key.keyID, signer: .trainer)
  }

  @Test func `are refused as another type, by another signer, or changed`() throws {
    let statement = try SignedStatement(Data("content".utf8), type: "a", by: Self.key)
    #expect(throws: SignatureError.self) {
      try statement.verified(as: "b", by: .trainer, with: Self.keys)
    }
    #expect(throws: SignatureError.self) {
      try statement.verified(as: "a", by: .collector, with: Self.keys)
    }
    let json = String(decoding: try statement.json(), as: UTF8.self)
    let changes = [
      (Data("content".utf8).base64EncodedString(), Data("CONTENT".utf8).base64EncodedString()),
      (#""payloadType":"a""#, #""payloadType":"b""#),
    ]
    for (old, new) in changes {
      let changed = json.replacing(old, with: new)
      #expect(changed != json)
      let forged = try JSONDecoder().decode(SignedStatement.self, from: Data(changed.utf8))
      #expect(throws: SignatureError.self) {
        try forged.verified(as: forged.payloadType, by: .trainer, with: Self.keys)
      }
    }
    let unsigned = try JSONDecoder().decode(
      SignedStatement.self,
      from: Data(#"{"payload":"","payloadType":"a","signatures":[]}"#.utf8))
    #expect(throws: SignatureError.self) {
      try unsigned.verified(as: "a", by: .trainer, with: Self.keys)
    }
  }
}
