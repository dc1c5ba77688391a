import HTTPTypes
import RESTContract

/// Keys, erasures and backups.
struct DataCustodyController: Sendable {
  let custody: any DataCustody

  func keys(_ exchange: Exchange) async throws -> Reply {
    try .json(KeysResource(services: await self.custody.keys(for: exchange.origin)))
  }

  func rotate(_ exchange: Exchange) async throws -> Reply {
    let body: RotateKeysBody = try exchange.decode()
    try await self.custody.rotateKeys(
      body.kind, of: Self.owners(body.service), for: exchange.origin)
    return try .json(
      KeysResource(services: await self.custody.keys(for: exchange.origin)), status: .accepted,
      objectID: body.kind)
  }

  func erase(_ exchange: Exchange) async throws -> Reply {
    let body: EraseBody = try exchange.decode()
    let names = [body.subject, body.conversationId].compactMap { $0 }.filter { !$0.isEmpty }
    guard names.count == 1 else {
      throw Problem(.invalidParameters, "give exactly one of subject and conversationId")
    }
    return try .json(await self.custody.erase(body, for: exchange.origin))
  }

  func backUp(_ exchange: Exchange) async throws -> Reply {
    let body = try exchange.decode(orEmpty: BackUpBody())
    let backups = try await self.custody.backUp(
      Self.owners(body.service), for: exchange.origin)
    return try .json(
      BackupsResource(backups: backups), status: .accepted,
      objectID: backups.map(\.id).joined(separator: " "))
  }

  func backups(_ exchange: Exchange) async throws -> Reply {
    try .json(await self.custody.backups(for: exchange.origin))
  }

  private static func owners(_ name: String?) throws -> [StoreOwner] {
    guard let name else { return StoreOwner.allCases }
    guard let owner = StoreOwner(rawValue: name) else {
      let names = StoreOwner.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(.invalidParameters, "service must be one of \(names)")
    }
    return [owner]
  }
}
