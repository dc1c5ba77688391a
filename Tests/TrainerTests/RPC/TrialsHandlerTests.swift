import API
import FoundationEssentials
import LocalModel
import RPCCore
import StoreKit
import SwiftProtobuf
import Testing

@testable import Trainer

@Suite("The methods for processes that train")
struct TrialsHandlerTests {
  private let rig: TrialRig

  init() async throws { self.rig = try await TrialRig() }

  private func failure(_ call: () async throws -> some Any) async throws -> RPCError {
    try #require(await #expect(throws: RPCError.self) { _ = try await call() })
  }

  @Test("A process fetches what to train and on what, and hands in a model")
  func wholeTrial() async throws {
    let (id, ticket) = try await self.rig.intend()
    let process = TrialProcess(client: self.rig.transport(ticket), name: "\(id)")
    #expect(await process.run() == .done)
    let trial = try #require(try await self.rig.trial())
    #expect(trial.phase == .succeeded)
    let result = try #require(trial.result)
    #expect(result.metrics.isFinite)
    #expect(result.metrics.bestValidationLoss != nil)
    #expect(result.heldOut == nil)
    #expect(result.files.map(\.name) == ["manifest.json", "model.safetensors", "replies.jsonl"])
    let model = try DialogueModel.load(
      from: ArtifactContents("handed in") { try self.rig.workspace.file($0, of: id) })
    #expect(model.manifest.seed == 3)
    #expect(model.manifest.parameters.epochs == 1)
    #expect(model.manifest.lineage.parentDigest == "sha256:cd")
  }

  @Test("A process that leaves a source out does not train on it, and judges on it")
  func leftOut() async throws {
    var task = TrialRig.task
    task.leftOutSource = "phone"
    let (id, ticket) = try await self.rig.intend(task)
    let process = TrialProcess(client: self.rig.transport(ticket), name: "\(id)")
    #expect(await process.run() == .done)
    let result = try #require(try await self.rig.trial()?.result)
    #expect(result.metrics.examples + result.metrics.validationExamples == 4)
    #expect(result.files.isEmpty)
    let held = try #require(result.heldOut)
    #expect(held.conversations == 4)
    #expect(held.judged == 4)
    #expect((0...4).contains(held.right))
    #expect(held.emergencies == 0)
  }

  @Test("A training that cannot work is handed in as a failure, and is not tried again")
  func unusable() async throws {
    var task = TrialRig.task
    task.parameters.epochs = 0
    let (id, ticket) = try await self.rig.intend(task)
    let process = TrialProcess(client: self.rig.transport(ticket), name: "\(id)")
    #expect(await process.run() == .done)
    let trial = try #require(try await self.rig.trial())
    #expect(trial.phase == .failed)
    #expect(trial.detail.contains("training parameter epochs is 0"))
  }

  @Test("Nobody but a process that trains may call", arguments: ["collector", "gateway", "switch"])
  func roles(peer: String) async throws {
    let (_, ticket) = try await self.rig.intend()
    let client = TrialsClient(self.rig.channel(as: peer))
    let error = try await self.failure {
      try await client.beginTrial(
        .with {
          $0.ticket = ticket
          $0.process = "p"
        })
    }
    #expect(error.code == .permissionDenied)
    #expect(try await self.rig.trial()?.process == nil)
  }

  @Test("A process that trains may call nothing else")
  func otherMethods() {
    let access = TrainerService.access
    let trial = PeerIdentity(name: "trial")
    #expect(TrialsMethods.all.allSatisfy { access.permits($0, peer: trial) })
    #expect(TrainerMethods.all.allSatisfy { !access.permits($0, peer: trial) })
    #expect(!access.permits(TrialsMethods.beginTrial, peer: nil))
  }

  @Test("A ticket that was made up opens nothing, and says why")
  func madeUp() async throws {
    try await self.rig.intend()
    let client = TrialsClient(self.rig.channel())
    let error = try await self.failure {
      try await client.beginTrial(
        .with {
          $0.ticket = String(repeating: "0", count: 64)
          $0.process = "p"
        })
    }
    #expect(error.code == .permissionDenied)
    #expect(error.message.contains("the ticket is void"))
  }

  @Test("A second process with the ticket of the first is refused")
  func secondProcess() async throws {
    let (id, ticket) = try await self.rig.intend()
    _ = try await self.rig.transport(ticket, process: "p1").begin()
    _ = try await self.rig.transport(ticket, process: "p1").begin()
    let second = TrialProcess(client: self.rig.transport(ticket, process: "p2"), name: "\(id)")
    #expect(await second.run() == .void)
    await #expect(throws: TrialExit.void) {
      _ = try await self.rig.transport(ticket, process: "p2").records()
    }
  }

  @Test("The data has the digest of its snapshot on the other side")
  func data() async throws {
    let (_, ticket) = try await self.rig.intend()
    let transport = self.rig.transport(ticket)
    let trial = try await transport.begin()
    let records = try await transport.records()
    #expect(records == TrialRig.records)
    #expect(try SnapshotID(of: records).rawValue == trial.snapshotID)
  }
}
