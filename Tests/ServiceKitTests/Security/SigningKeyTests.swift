import Crypto
import Foundation
import PKI
import RPCCore
import RPCTransport
import TestSupport
import Testing

@testable import ServiceKit

struct SigningKeyTests {
  private let directory: TemporaryDirectory
  private let keys: KeyDirectory

  init() throws {
    self.directory = TemporaryDirectory()
    self.keys = KeyDirectory(self.directory.url)
    try DevelopmentAuthority(directory: self.directory.url).prepare()
  }

  private let bytes = Data("a verdict".utf8)

  @Test func `a signature is accepted from its signer`() throws {
    let key = try SigningKey(of: .evaluator, in: self.keys)
    let signature = try key.sign(self.bytes)
    #expect(signature.count == 64)
    #expect(key.keyID.hasPrefix("evaluator-"))
    try VerifyingKeys(in: self.keys).verify(
      signature, over: self.bytes, keyID: key.keyID, signer: .evaluator)
  }

  @Test func `a good signature by another service is refused`() throws {
    let key = try SigningKey(of: .trainer, in: self.keys)
    let signature = try key.sign(self.bytes)
    #expect(throws: SignatureError.wrongSigner(keyID: key.keyID, expected: .evaluator)) {
      try VerifyingKeys(in: self.keys).verify(
        signature, over: self.bytes, keyID: key.keyID, signer: .evaluator)
    }
  }

  @Test func `changed bytes are refused`() throws {
    let key = try SigningKey(of: .evaluator, in: self.keys)
    let signature = try key.sign(self.bytes)
    #expect(throws: SignatureError.invalid(keyID: key.keyID)) {
      try VerifyingKeys(in: self.keys).verify(
        signature, over: self.bytes + [0], keyID: key.keyID, signer: .evaluator)
    }
  }

  @Test func `an unknown key is refused by name`() throws {
    let key = SigningKey.ephemeral(for: .evaluator)
    let signature = try key.sign(self.bytes)
    #expect(throws: SignatureError.unknownKey(keyID: key.keyID)) {
      try VerifyingKeys(in: self.keys).verify(
        signature, over: self.bytes, keyID: key.keyID, signer: .evaluator)
    }
    try VerifyingKeys([key.verifyingKey]).verify(
      signature, over: self.bytes, keyID: key.keyID, signer: .evaluator)
  }

  @Test func `a former key stays valid beside its successor`() throws {
    let former = try SigningKey(of: .evaluator, in: self.keys)
    let signature = try former.sign(self.bytes)
    let file = self.keys.verifyingKey(of: .evaluator)
    try FileManager.default.moveItem(
      at: file, to: self.directory.url.appending(path: "evaluator.2025.signing.pub"))
    try FileManager.default.removeItem(at: self.keys.signingKey(of: .evaluator))
    try DevelopmentAuthority(directory: self.directory.url).prepare()
    try VerifyingKeys(in: self.keys).verify(
      signature, over: self.bytes, keyID: former.keyID, signer: .evaluator)
    #expect(try SigningKey(of: .evaluator, in: self.keys).keyID != former.keyID)
  }

  @Test func `a verifying key that others can replace is refused`() throws {
    let file = self.keys.verifyingKey(of: .evaluator)
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file.path())
    #expect(throws: ConfigurationError.insecureFile(path: file.path(), mode: "666")) {
      try VerifyingKeys(in: self.keys)
    }
  }

  @Test func `a file that is no key is named`() throws {
    let file = try self.directory.write("nonsense", to: "trainer.signing.key")
    #expect(
      throws: ConfigurationError.malformedFile(
        path: file.path(), expected: "an Ed25519 private key in PEM")
    ) {
      try SigningKey(of: .trainer, in: self.keys)
    }
  }

  @Test func `the example key of RFC 8410 is read`() throws {
    let file = try self.directory.write(
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
      -----END PRIVATE KEY-----

      """, to: "trainer.signing.key")
    let published = """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
      -----END PUBLIC KEY-----
      """
    let key = try SigningKey(of: .trainer, in: KeyDirectory(file.deletingLastPathComponent()))
    let expected = try #require(Ed25519PEM.publicKey(Data(published.utf8)))
    #expect(key.verifyingKey.key.rawRepresentation == expected.rawRepresentation)
  }

  @Test func `a service's credentials must name the service`() throws {
    #expect(try TLSCredentials(of: .trainer, in: self.keys).identity.name == "trainer")
    for suffix in ["pem", "key"] {
      let trainer = self.directory.url.appending(path: "trainer.\(suffix)")
      try FileManager.default.removeItem(at: trainer)
      try FileManager.default.copyItem(
        at: self.directory.url.appending(path: "collector.\(suffix)"), to: trainer)
    }
    #expect(throws: ConfigurationError.self) { try TLSCredentials(of: .trainer, in: self.keys) }
  }
}
