import GRDB

/// Brings a database's schema up to the program's, and refuses what it cannot bring up.
struct SchemaUpgrade {
  /// Independent lists of migrations, each append-only in itself: StoreKit's own and the service's.
  let families: [[StoreMigration]]
  /// For errors.
  let path: String

  private var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in self.families.joined() {
      migrator.registerMigration(migration.identifier, migrate: migration.migrate)
    }
    return migrator
  }

  /// Runs the migrations that the database has not seen. Nothing is written when it is refused.
  func run(on pool: DatabasePool) throws(StoreError) {
    do {
      let migrator = self.migrator
      try self.check(applied: pool.read { try migrator.appliedIdentifiers($0) })
      try migrator.migrate(pool)
    } catch let error as StoreError {
      throw error
    } catch {
      throw .migrationFailed(path: self.path, reason: "\(error)")
    }
  }

  private func check(applied: Set<String>) throws(StoreError) {
    let known = Set(self.families.joined().map(\.identifier))
    let unknown = applied.subtracting(known)
    guard unknown.isEmpty else {
      throw .newerSchema(path: self.path, unknownMigrations: unknown.sorted())
    }
    for family in self.families {
      let identifiers = family.map(\.identifier)
      guard let firstUnapplied = identifiers.firstIndex(where: { !applied.contains($0) }) else {
        continue
      }
      if let later = identifiers[firstUnapplied...].first(where: applied.contains) {
        throw .migrationsReordered(
          path: self.path, unapplied: identifiers[firstUnapplied], applied: later)
      }
    }
  }
}
