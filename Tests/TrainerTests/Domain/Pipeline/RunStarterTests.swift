import FoundationEssentials
import StoreKit
import Testing

@testable import Trainer

@Suite("Starting runs")
struct RunStarterTests {
  private let requester = Requester(name: "anna", roles: ["admin"], requestID: "req-1")

  @Test("A run starts with the parameters asked for and the defaults for the rest")
  func parameters() async throws {
    let process = try PipelineRig().start()
    var order = StartOrder(requestedBy: "anna", reason: "weekly", notes: "look", provider: "")
    order.overrides.epochs = 7
    let run = try await process.pipeline.start(order, by: self.requester)
    #expect(run.state == .collecting)
    #expect(run.request.parameters == TrainingParameters(epochs: 7))
    #expect(run.request.provider == "local")
    #expect(run.request.notes == "look")
    #expect(run.trigger.reason == .manual)
    #expect(try await process.pipeline.run(run.id).request == run.request)
  }

  @Test("A second run is refused while one is active, and the refusal is in the audit trail")
  func doubleStart() async throws {
    let process = try PipelineRig().start()
    let first = try await process.startRun(key: "a")
    await #expect(throws: TrainerError.runAlreadyActive(first.id, .collecting)) {
      try await process.startRun(key: "b")
    }
    #expect(try await process.pipeline.runs(limit: 10).count == 1)
    let audit = try await process.audit()
    #expect(audit.map(\.outcome) == ["succeeded", "failed"])
    #expect(audit.map(\.actor) == ["anna", "anna"])
    #expect(audit.map(\.requestID) == ["req-1", "req-1"])
  }

  @Test("Of many starts at once exactly one wins")
  func race() async throws {
    let process = try PipelineRig().start()
    let started = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<16 {
        group.addTask { (try? await process.startRun(key: "key-\(number)")) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(started == 1)
    #expect(try await process.pipeline.runs(limit: 100).count == 1)
  }

  @Test("Repeating a key gives the first run, even after its end")
  func idempotency() async throws {
    let process = try PipelineRig().start()
    let first = try await process.startRun()
    #expect(try await process.startRun().id == first.id)
    try await process.driver.drive(first.id)
    #expect(try await process.startRun().id == first.id)
    #expect(try await process.pipeline.runs(limit: 10).count == 1)
  }

  @Test("A key that belongs to another request is refused")
  func keyReuse() async throws {
    let process = try PipelineRig().start()
    let first = try await process.startRun(key: "k", requestedBy: "anna")
    await #expect(throws: TrainerError.idempotencyKeyReused(key: "k", run: first.id)) {
      try await process.startRun(key: "k", requestedBy: "bo")
    }
  }

  @Test("An unknown provider is refused with the known ones, and nothing starts")
  func unknownProvider() async throws {
    let process = try PipelineRig().start()
    let order = StartOrder(requestedBy: "anna", provider: "abacus")
    await #expect(
      throws: TrainerError.unknownProvider(name: "abacus", known: ["local", "scripted"])
    ) {
      try await process.pipeline.start(order, by: self.requester)
    }
    #expect(try await process.pipeline.runs(limit: 10).isEmpty)
  }

  @Test("Parameters outside their ranges are refused, and nothing starts")
  func invalidParameters() async throws {
    let process = try PipelineRig().start()
    var order = StartOrder(requestedBy: "anna")
    order.overrides.batchSize = 0
    let violation = ParameterViolation(field: "batchSize", value: "0", allowed: "1 to 1024")
    await #expect(throws: TrainerError.invalidParameters([violation])) {
      try await process.pipeline.start(order, by: self.requester)
    }
    #expect(try await process.pipeline.runs(limit: 10).isEmpty)
  }

  @Test("Nobody starts a run anonymously")
  func requester() async throws {
    let process = try PipelineRig().start()
    await #expect(throws: TrainerError.missingRequester) {
      try await process.pipeline.start(StartOrder(requestedBy: ""), by: self.requester)
    }
  }
}
