import FieldEncryption
import Foundation
import ModelRuntime
import StoreKit
import TestSupport
import Testing

@testable import Deployer

/// The whole service over a directory of its own, with time and peers in the test's hands.
final class DeployerFixture: Sendable {
  private let owner = TemporaryDirectory()
  let peers = TestPeers()
  let loader = TestLoader()
  let time = DeployerTime()

  var directory: URL { self.owner.url }

  /// The key above the keys of the store.
  static func rootKey() throws -> RootKey {
    try RootKey(name: "test", bytes: Data(repeating: 1, count: 32))
  }

  /// Puts the service together over the directory, as a start does.
  func open(_ configure: (inout DeployerConfig) -> Void = { _ in }) async throws -> DeployerParts {
    var config = DeployerConfig()
    configure(&config)
    return try await DeployerParts(
      config: config, directory: self.directory, keyProvider: Self.rootKey(),
      peers: DeployerPeers(
        registry: self.peers, verdicts: self.peers, turns: self.peers,
        signatures: self.peers.signer),
      loader: self.loader, clock: self.time.deployerClock)
  }
}

extension DeployerParts {
  /// A plan for a version.
  static func plan(
    _ version: ModelVersionID, to environment: DeploymentEnvironment = .staging,
    by requester: String = "anna", _ change: (inout DeploymentPlan) -> Void = { _ in }
  ) -> DeploymentPlan {
    var plan = DeploymentPlan(
      modelVersionID: version, environment: environment, requestedBy: requester)
    change(&plan)
    return plan
  }

  /// Asks for a deployment and carries it out as far as it goes.
  @discardableResult
  func deploy(
    _ version: ModelVersionID, to environment: DeploymentEnvironment = .staging,
    by requester: String = "anna", key: String? = nil,
    _ change: (inout DeploymentPlan) -> Void = { _ in }
  ) async throws -> Deployment {
    let accepted = try await self.desk.deploy(
      Self.plan(version, to: environment, by: requester, change), idempotencyKey: key,
      by: Initiator(name: requester))
    return try await self.carryOut(accepted.id)
  }

  /// Takes a deployment's steps until it needs somebody else.
  @discardableResult
  func carryOut(_ id: DeploymentID) async throws -> Deployment {
    while true {
      let deployment = try #require(try await self.store.deployment(id))
      guard deployment.state.isInProgress else { return deployment }
      guard case .advanced = try await self.runner.advance(deployment) else { return deployment }
    }
  }

  /// Brings a version into production the way it is meant to go.
  @discardableResult
  func release(_ version: ModelVersionID) async throws -> Deployment {
    try await self.deploy(version, to: .staging)
    _ = try await self.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    return try await self.deploy(version, to: .production, by: "carla")
  }

  /// Asks a question.
  func ask(
    _ question: String = "I need a refill", in environment: DeploymentEnvironment = .production,
    conversation: String = "c1", version: ModelVersionID? = nil
  ) async throws -> Completion {
    try await self.completions.complete(
      CompletionRequest(
        environment: environment, chat: [ChatMessage(role: .user, content: question)],
        conversationID: ConversationID(conversation), modelVersionID: version))
  }

  /// Every event so far: its type and its JSON.
  func events() async throws -> [(type: String, data: String)] {
    var events: [(String, String)] = []
    let last = try await self.lastEventSequence()
    guard last > 0 else { return [] }
    for try await event in self.handler.feed.events(after: 0) {
      events.append((event.type, event.dataJSON))
      if event.sequence >= last { break }
    }
    return events
  }
}
