import RESTContract

/// What the Gateway needs of the services, itself among them, to protect the data in their stores.
protocol DataCustody: Sendable {
  /// How the keys of every service stand; of one that cannot be asked, why not.
  func keys(for origin: CallOrigin) async -> [KeysResource.Service]
  /// Begins a rotation in services, and returns once it is durable there. Throws `Problem`.
  func rotateKeys(_ kind: String, of owners: [StoreOwner], for origin: CallOrigin) async throws
  /// Erases one person's data in every service. Throws `Problem`; doing it again finishes it.
  func erase(_ body: EraseBody, for origin: CallOrigin) async throws -> ErasureResource
  /// Begins backups. Throws `Problem`.
  func backUp(_ owners: [StoreOwner], for origin: CallOrigin) async throws -> [BackupResource]
  /// The backups of every service, newest first.
  func backups(for origin: CallOrigin) async -> BackupsResource
}
