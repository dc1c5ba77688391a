import Foundation
import Logging
import ServiceKit
import StoreKit
import Synchronization
import TestSupport

@testable import Auditing

/// A service's store with a key, without the rest of the service.
final class TestService: Sendable {
  let name: ServiceName
  let store: Store
  let key: SigningKey
  let directory = TemporaryDirectory()
  private let seconds = Mutex<TimeInterval>(0)

  init(_ name: ServiceName) throws {
    self.name = name
    self.key = SigningKey.ephemeral(for: name)
    self.store = try Store(
      StoreConfiguration(directory: self.directory.url, name: name.rawValue), migrations: [])
  }

  /// Opens a store that is there already.
  init(_ name: ServiceName, key: SigningKey, in directory: URL) throws {
    self.name = name
    self.key = key
    self.store = try Store(
      StoreConfiguration(directory: directory, name: name.rawValue), migrations: [])
  }

  var now: @Sendable () -> Date {
    { [self] in Date(timeIntervalSince1970: 1_800_000_000 + self.seconds.withLock { $0 }) }
  }

  func advance(by seconds: TimeInterval) { self.seconds.withLock { $0 += seconds } }

  var keeper: CheckpointKeeper {
    CheckpointKeeper(store: self.store, service: self.name, key: self.key, now: self.now)
  }

  func book(trusting services: [TestService]) -> WitnessBook {
    WitnessBook(
      store: self.store, service: self.name, signatures: Self.signatures(of: services),
      now: self.now)
  }

  func desk(trusting services: [TestService]) -> AuditDesk {
    AuditDesk(
      store: self.store, service: self.name, signatures: Self.signatures(of: services),
      now: self.now)
  }

  static func signatures(of services: [TestService]) -> CheckpointSignatures {
    CheckpointSignatures(VerifyingKeys(services.map(\.key.verifyingKey)))
  }

  /// Records that something was done, so many times.
  func act(_ count: Int = 1, as actor: String = "anna") async throws {
    try await self.store.write { db in
      for number in 0..<count {
        try AuditLog.append(
          AuditRecord(
            actor: actor, roles: ["admin"], action: "model.approve", objectID: "model-\(number)",
            outcome: .succeeded, occurredAt: Date(timeIntervalSince1970: 1_700_000_000)), in: db)
      }
    }
  }

  /// Signs what is not signed.
  @discardableResult
  func sign() async throws -> AuditCheckpoint? {
    try await self.keeper.cover(leaving: 0)
    return try await self.store.read { try AuditCheckpoints.newest(in: $0) }
  }

  /// Where the checkpoints are.
  func signed() async throws -> [UInt64] {
    try await self.store.read {
      try AuditCheckpoints.list(after: 0, limit: 999, in: $0).map(\.head.sequence)
    }
  }

  /// What is kept of another service.
  func kept(of other: ServiceName) async throws -> [UInt64] {
    try await self.store.read {
      try AuditWitness.list(of: other.rawValue, after: 0, limit: 999, in: $0).map(\.head.sequence)
    }
  }

  func events() async throws -> [StoredEvent] {
    try await self.store.read { try Outbox.events(after: 0, limit: 99, in: $0) }
  }

  func records() async throws -> [AuditEntry] {
    try await self.store.read { try AuditLog.entries(after: 0, limit: 9999, in: $0) }
  }

  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// A witness without a wire; `isAway` makes it unreachable.
final class NearWitness: WitnessDesk {
  struct Away: Error {}

  private let book: WitnessBook
  private let service: ServiceName
  private let away = Mutex(false)

  init(_ book: WitnessBook, of service: ServiceName) {
    self.book = book
    self.service = service
  }

  var isAway: Bool {
    get { self.away.withLock { $0 } }
    set { self.away.withLock { $0 = newValue } }
  }

  func newest() async throws -> AuditCheckpoint? {
    if self.isAway { throw Away() }
    return try await self.book.newest(of: self.service.rawValue)
  }

  func take(_ checkpoint: AuditCheckpoint) async throws {
    if self.isAway { throw Away() }
    try await self.book.take(
      checkpoint,
      from: Caller(actor: "service:\(self.service)", roles: ["service"], requestID: "r-1"))
  }
}
