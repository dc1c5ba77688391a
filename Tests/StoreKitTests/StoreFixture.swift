import Foundation
import GRDB
import TestSupport

@testable import StoreKit

/// A directory for one test's stores, removed with the fixture.
final class StoreFixture: Sendable {
  private let owner = TemporaryDirectory()

  /// Where the stores are; not made yet.
  var directory: URL { self.owner.url.appending(path: "store", directoryHint: .isDirectory) }

  var configuration: StoreConfiguration {
    StoreConfiguration(directory: self.directory, name: "test")
  }

  /// Opens the fixture's store with a table `note(id, text)` and a table `reply` whose constraint on
  /// `note` is only checked on commit.
  func open(migrations: [StoreMigration] = [notes]) throws -> Store {
    try Store(self.configuration, migrations: migrations)
  }

  static let notes = StoreMigration(identifier: "test-1-notes") { db in
    try db.execute(
      sql: """
        CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE reply (
          note_id INTEGER NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        """)
  }
}

extension Store {
  func insertNote(_ text: String) async throws {
    try await self.write { db in
      try db.execute(sql: "INSERT INTO note (text) VALUES (?)", arguments: [text])
    }
  }

  func notes() async throws -> [String] {
    try await self.read { try String.fetchAll($0, sql: "SELECT text FROM note ORDER BY text") }
  }
}
