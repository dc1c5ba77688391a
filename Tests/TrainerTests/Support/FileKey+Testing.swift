import FieldEncryption

@testable import StoreKit

extension FileKey {
  /// The key of the tests' files.
  static let testing = FileKey(DataKey(subject: "files", version: 1), service: "trainer")
}
