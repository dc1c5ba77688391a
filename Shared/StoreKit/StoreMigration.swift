public import GRDB

/// One step of a schema.
///
/// Migrations are append-only: once released, a step is never changed, moved or removed, because
/// stores in the field have run it. It must not use current record types, which will change.
public struct StoreMigration: Sendable {
  /// Unique within the store, for example "collector-1-conversations".
  public let identifier: String
  /// Changes the schema; runs in a transaction of its own.
  public let migrate: @Sendable (Database) throws -> Void

  /// A step that is recorded under `identifier` once `migrate` has succeeded.
  public init(
    identifier: String,
    migrate: @escaping @Sendable (Database) throws -> Void
  ) {
    self.identifier = identifier
    self.migrate = migrate
  }
}
