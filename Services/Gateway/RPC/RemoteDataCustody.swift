import API
import Foundation
import RESTContract
import RPCCore
import SwiftProtobuf

/// Reaches the protection of the services' stores over RPC; the Gateway's own without a connection.
struct RemoteDataCustody: DataCustody {
  private let clients: [StoreOwner: DataProtectionClient]
  private let timeout: Duration

  /// Asks through `clients`, and gives up on questions after `timeout`.
  init(clients: [StoreOwner: DataProtectionClient], timeout: Duration) {
    self.clients = clients
    self.timeout = timeout
  }

  func keys(for origin: CallOrigin) async -> [KeysResource.Service] {
    let answers = await self.survey { owner in
      try await self.call(owner, for: origin, timeout: self.timeout) { client, options in
        try await client.getKeyStatus(.init(), options: options)
      }
    }
    return answers.map { owner, answer in
      switch answer {
      case .success(let status): KeysResource.Service(status)
      case .failure(let problem):
        KeysResource.Service(name: owner.rawValue, problem: problem.detail)
      }
    }
  }

  func rotateKeys(_ kind: String, of owners: [StoreOwner], for origin: CallOrigin) async throws {
    let request = try Reddytalk_Common_V1_RotateKeysRequest.with { $0.kind = try .init(name: kind) }
    for owner in owners {
      try await self.call(owner, for: origin) { client, options in
        let progress = try await client.rotateKeys(request, options: options)
        // The first message says that it is durable; the service goes on by itself.
        for try await _ in progress { return }
      }
    }
  }

  /// The Deployer first: what it hands over to the Collector afterwards belongs to the time after.
  /// The Trainer last, since only the Collector knows the datasets.
  func erase(_ body: EraseBody, for origin: CallOrigin) async throws -> ErasureResource {
    var request = Reddytalk_Common_V1_EraseRequest()
    request.subject = body.subject ?? ""
    request.conversationID = body.conversationId ?? ""
    request.reason = body.reason ?? ""
    var receipts: [JSONValue] = []
    var snapshots: [String] = []
    for owner in [StoreOwner.deployer, .collector] {
      let answer = try await self.erase(request, at: owner, for: origin)
      receipts += try Self.receipts(in: answer)
      snapshots += answer.snapshotIds
    }
    guard !receipts.isEmpty else {
      throw Problem(.notFound, "nothing is known of this subject; check its name")
    }
    if !snapshots.isEmpty {
      var trainers = Reddytalk_Common_V1_EraseRequest()
      trainers.snapshotIds = snapshots
      trainers.reason = request.reason
      receipts += try Self.receipts(in: await self.erase(trainers, at: .trainer, for: origin))
    }
    return ErasureResource(receipts: receipts)
  }

  func backUp(_ owners: [StoreOwner], for origin: CallOrigin) async throws -> [BackupResource] {
    var backups: [BackupResource] = []
    for owner in owners {
      let backup = try await self.call(owner, for: origin) { client, options in
        try await client.startBackup(.init(), options: options)
      }
      backups.append(BackupResource(backup))
    }
    return backups
  }

  func backups(for origin: CallOrigin) async -> BackupsResource {
    let answers = await self.survey { owner in
      try await self.call(owner, for: origin, timeout: self.timeout) { client, options in
        try await client.listBackups(.init(), options: options)
      }
    }
    var resource = BackupsResource(backups: [])
    for (owner, answer) in answers {
      switch answer {
      case .success(let list): resource.backups += list.backups.map { BackupResource($0) }
      case .failure(let problem): resource.problems[owner.rawValue] = problem.detail
      }
    }
    resource.backups.sort { ($0.createdAt, $0.service) > ($1.createdAt, $1.service) }
    return resource
  }

  private func erase(
    _ request: Reddytalk_Common_V1_EraseRequest, at owner: StoreOwner, for origin: CallOrigin
  ) async throws -> Reddytalk_Common_V1_EraseResponse {
    try await self.call(owner, for: origin) { client, options in
      try await client.erase(request, options: options)
    }
  }

  private static func receipts(
    in answer: Reddytalk_Common_V1_EraseResponse
  ) throws -> [JSONValue] {
    guard answer.found else { return [] }
    return [
      try RESTCoding.makeDecoder().decode(JSONValue.self, from: Data(answer.receiptJson.utf8))
    ]
  }

  private func call<Response>(
    _ owner: StoreOwner, for origin: CallOrigin, timeout: Duration? = nil,
    _ call: (DataProtectionClient, CallOptions) async throws -> Response
  ) async throws -> Response {
    guard let client = self.clients[owner] else {
      throw Problem(.internalError, "there is no way to the \(owner.rawValue)")
    }
    return try await PeerCaller(owner).call(for: origin, timeout: timeout) {
      try await call(client, $0)
    }
  }

  /// Asks every service at once.
  private func survey<Answer: Sendable>(
    _ ask: @escaping @Sendable (StoreOwner) async throws -> Answer
  ) async -> [(StoreOwner, Result<Answer, Problem>)] {
    let answers = await withTaskGroup(of: (StoreOwner, Result<Answer, Problem>).self) { group in
      for owner in StoreOwner.allCases {
        group.addTask {
          do {
            return (owner, .success(try await ask(owner)))
          } catch {
            let problem =
              error as? Problem ?? Problem(.internalError, "the \(owner.rawValue) cannot be asked")
            return (owner, .failure(problem))
          }
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    return StoreOwner.allCases.compactMap { owner in answers[owner].map { (owner, $0) } }
  }
}
