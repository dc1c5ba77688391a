import FoundationEssentials
import Testing

@testable import FieldEncryption

@Suite("A root key's file")
struct RootKeyFileTests {
  private func wrapped(by key: RootKey) throws -> (KeyEncryptionKey, Data) {
    let inner = KeyEncryptionKey(service: "collector", version: 1)
    return (inner, try key.wrap(inner))
  }

  private func reason(_ text: String, passphrase: String? = nil) -> String {
    do throws(FieldEncryptionError) {
      _ = try RootKeyFile.read(text, name: "root.key", passphrase: passphrase)
      return "opened"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a random key reads as the same key each time`() throws {
    let text = RootKeyFile.random()
    let (inner, wrapped) = try self.wrapped(by: RootKeyFile.read(text, name: "a"))
    let again = try RootKeyFile.read(text + "\n", name: "b")
    #expect(try again.unwrap(wrapped, service: "collector", version: 1).secret == inner.secret)
    #expect(RootKeyFile.random() != text)
    #expect(!RootKeyFile.needsPassphrase(text))
  }

  @Test func `a passphrase opens its key, and no other passphrase does`() throws {
    let text = try RootKeyFile.protected(by: "correct horse", logN: 12)
    #expect(RootKeyFile.needsPassphrase(text))
    let key = try RootKeyFile.read(text, name: "root.key", passphrase: "correct horse")
    let (inner, wrapped) = try self.wrapped(by: key)
    let again = try RootKeyFile.read(text, name: "root.key", passphrase: "correct horse")
    #expect(try again.unwrap(wrapped, service: "collector", version: 1).secret == inner.secret)
    #expect(self.reason(text, passphrase: "wrong").contains("does not open root.key"))
    #expect(self.reason(text).contains("protected by a passphrase"))
    let cheaper = text.replacing(":12:8:1:", with: ":10:8:1:")
    #expect(cheaper != text)
    #expect(self.reason(cheaper, passphrase: "correct horse").contains("does not open"))
  }

  @Test func `the cost that is used can be afforded`() throws {
    let text = try RootKeyFile.protected(by: "correct horse")
    #expect(self.reason(text, passphrase: "correct horse") == "opened")
  }

  @Test(arguments: [
    "", "hello", "reddytalk-root-key:v1:raw:", "reddytalk-root-key:v1:raw:AAAA",
    "reddytalk-root-key:v2:raw:AAAA", "reddytalk-root-key:v1:raw:****",
    "reddytalk-root-key:v1:scrypt:40:8:1:AAAAAAAAAAAAAAAAAAAAAA==:AAAA",
    "reddytalk-root-key:v1:scrypt:17:8:1:AAAA:AAAA",
  ])
  func `what is no key is refused, with a remedy`(text: String) {
    #expect(self.reason(text, passphrase: "p").contains("'reddytalk pki init'"))
  }
}
