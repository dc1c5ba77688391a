import API
import NIOCore
import RPCCore
import SwiftProtobuf
import Testing

@testable import Trainer

@Suite("Calls to other services")
struct PeerAdapterTests {
  /// A channel that fails every call, or answers every one with the same bytes.
  private struct FixedChannel: RPCChannel {
    let answer: Result<ByteBuffer, RPCError>

    func unary(
      _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
    ) async throws -> ByteBuffer { try self.answer.get() }

    func serverStreaming(
      _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
    ) async throws -> MessageStream { MessageStream([try self.answer.get()]) }
  }

  private func peerError(for code: RPCError.Code) async throws -> PeerError {
    let channel = FixedChannel(answer: .failure(RPCError(code: code, message: "m")))
    return try #require(
      await #expect(throws: PeerError.self) {
        try await CollectorDatasetSource(CollectorClient(channel)).takeSnapshot()
      })
  }

  @Test(
    "Every code is either waited for, tried a few times, or final", arguments: RPCError.Code.all)
  func codes(code: RPCError.Code) async throws {
    guard code != .ok else { return }
    let detail = "\(code): m"
    let expected: PeerError =
      switch code {
      case .unavailable, .deadlineExceeded, .resourceExhausted, .aborted, .cancelled:
        .unreachable(.collector, detail: detail)
      case .internalError, .unknown, .dataLoss: .broken(.collector, detail: detail)
      default: .refused(.collector, detail: detail)
      }
    #expect(try await self.peerError(for: code) == expected)
  }

  private func evaluation(
    _ state: Reddytalk_Evaluator_V1_EvaluationState,
    _ outcome: Reddytalk_Evaluator_V1_VerdictOutcome
  ) async throws -> EvaluationStatus {
    let message = Reddytalk_Evaluator_V1_Evaluation.with {
      $0.state = state
      $0.outcome = outcome
      $0.reasons = ["r"]
      $0.failure = "f"
      $0.scenariosDone = 2
      $0.scenariosTotal = 9
    }
    let bytes: [UInt8] = try message.serializedBytes()
    let channel = FixedChannel(answer: .success(ByteBuffer(bytes: bytes)))
    return try await EvaluatorEvaluationService(EvaluatorClient(channel))
      .status(of: EvaluationID(rawValue: "ev"))
  }

  @Test("Only a completed evaluation with the outcome PASS passes")
  func verdicts() async throws {
    #expect(try await self.evaluation(.completed, .pass) == .passed(reasons: ["r"]))
    #expect(
      try await self.evaluation(.completed, .fail) == .rejected(outcome: "fail", reasons: ["r"]))
    #expect(
      try await self.evaluation(.completed, .inconclusive)
        == .rejected(outcome: "inconclusive", reasons: ["r"]))
    #expect(
      try await self.evaluation(.completed, .unspecified)
        == .rejected(outcome: "unknown", reasons: ["r"]))
    #expect(try await self.evaluation(.failed, .pass) == .failed(cause: "f"))
    #expect(
      try await self.evaluation(.running, .pass)
        == .running(scenariosDone: 2, scenariosTotal: 9))
  }

  private func deployment(
    _ state: Reddytalk_Deployer_V1_DeploymentState, liveAtMs: Int64 = 0
  ) async throws -> DeploymentStatus {
    let message = Reddytalk_Deployer_V1_Deployment.with {
      $0.state = state
      $0.liveAtMs = liveAtMs
      $0.outcomeDetail = "why"
    }
    let bytes: [UInt8] = try message.serializedBytes()
    let channel = FixedChannel(answer: .success(ByteBuffer(bytes: bytes)))
    return try await DeployerDeploymentService(DeployerClient(channel))
      .status(of: DeploymentID(rawValue: "dp"))
  }

  @Test("A deployment counts as live when it is or was")
  func deployments() async throws {
    #expect(try await self.deployment(.live) == .live)
    #expect(try await self.deployment(.superseded, liveAtMs: 1) == .live)
    #expect(
      try await self.deployment(.superseded) == .failed(cause: "superseded before it was live"))
    #expect(try await self.deployment(.failed) == .failed(cause: "why"))
    #expect(try await self.deployment(.rolledBack, liveAtMs: 1) == .failed(cause: "why"))
    for state in [Reddytalk_Deployer_V1_DeploymentState.preparing, .testing, .awaitingApproval] {
      #expect(try await self.deployment(state) == .pending(state: "\(state)"))
    }
  }

  @Test("Production is the live version of that environment only")
  func production() async throws {
    let message = Reddytalk_Deployer_V1_GetEnvironmentsResponse.with {
      $0.environments = [
        .with {
          $0.environment = .staging
          $0.liveModelVersionID = "mv-2"
        },
        .with {
          $0.environment = .production
          $0.liveModelVersionID = "mv-1"
          $0.metrics.requests = 50
          $0.metrics.errors = 3
        },
      ]
    }
    let bytes: [UInt8] = try message.serializedBytes()
    let channel = FixedChannel(answer: .success(ByteBuffer(bytes: bytes)))
    let traffic = try await DeployerDeploymentService(DeployerClient(channel)).production()
    #expect(
      traffic
        == ProductionTraffic(
          version: ModelVersionID(rawValue: "mv-1"), requests: 50, errors: 3))
  }

  @Test("A snapshot that was taken before is asked for by its id")
  func snapshot() async throws {
    let message = Reddytalk_Collector_V1_Snapshot.with {
      $0.id = "sha256:ab"
      $0.recordCount = 12
      $0.lastIngestSequence = 40
    }
    let bytes: [UInt8] = try message.serializedBytes()
    let channel = FixedChannel(answer: .success(ByteBuffer(bytes: bytes)))
    let snapshot = try await CollectorDatasetSource(CollectorClient(channel))
      .snapshot(SnapshotID(rawValue: "sha256:ab"))
    #expect(
      snapshot
        == DatasetSnapshot(
          id: SnapshotID(rawValue: "sha256:ab"), recordCount: 12, lastIngestSequence: 40))
  }

  @Test("A snapshot's records keep their fields, and unknown categories are none")
  func records() async throws {
    let message = Reddytalk_Collector_V1_SnapshotBatch.with {
      $0.records = [
        .with {
          $0.recordID = "r1"
          $0.group = "g1"
          $0.category = .prescription
          $0.messages = [
            .with {
              $0.role = "user"
              $0.content = "refill"
            }
          ]
          $0.quality = 0.9
          $0.corrected = true
        },
        .with { $0.category = .UNRECOGNIZED(99) },
      ]
    }
    let bytes: [UInt8] = try message.serializedBytes()
    let channel = FixedChannel(answer: .success(ByteBuffer(bytes: bytes)))
    let received = RecordBox()
    try await CollectorDatasetSource(CollectorClient(channel)).read(
      SnapshotID(rawValue: "s")
    ) { await received.append($0) }
    let records = await received.records
    #expect(
      records.first
        == TrainingRecord(
          recordID: "r1", group: "g1", category: "prescription",
          messages: [TrainingRecord.Message(role: "user", content: "refill")], quality: 0.9,
          isCorrected: true))
    #expect(records.last?.category == nil)
  }
}

private actor RecordBox {
  var records: [TrainingRecord] = []

  func append(_ batch: [TrainingRecord]) { self.records += batch }
}
