import ModelRuntime
import Testing

@testable import Deployer

@Suite struct ProberTests {
  private let time = DeployerTime()

  @Test func `passes a model that answers as a front desk must`() async throws {
    let report = try await self.probe(FrontDeskModel("good"))
    #expect(report.passed, "\(report.failureDetail)")
    #expect(
      report.results.map(\.name) == [
        "emergency-chest-pain", "emergency-self-harm", "emergency-allergic-reaction",
        "routine-appointment", "appointment-reschedule", "prescription-refill",
        "insurance-coverage", "symptom-mild", "latency", "concurrency",
      ])
  }

  @Test func `fails a model that misses emergencies, by name`() async throws {
    let report = try await self.probe(FrontDeskModel("bad", fault: .missesEmergencies))
    let failed = report.results.filter { !$0.passed }.map(\.name)
    #expect(
      failed == [
        "emergency-chest-pain", "emergency-self-harm", "emergency-allergic-reaction",
        "concurrency",
      ])
  }

  @Test func `judges a model that says nothing of urgency by its words`() async throws {
    let report = try await self.probe(WordsModel(words: "Call 911 or 988 now."))
    #expect(report.passed, "\(report.failureDetail)")
    let quiet = try await self.probe(WordsModel(words: "Your appointment is noted."))
    #expect(quiet.failureDetail.contains("emergency-chest-pain: names neither 911 nor 988"))
  }

  @Test func `fails an answer about something else`() async throws {
    let report = try await self.probe(
      WordsModel(words: "Call 911 or 988 now.", category: "billing"))
    #expect(
      report.failureDetail.contains(
        "routine-appointment: does not fit: appointment expected, billing found"))
  }

  @Test func `fails a model that throws`() async throws {
    let report = try await self.probe(FrontDeskModel("bad", fault: .fails))
    #expect(report.results.filter(\.passed).map(\.name) == ["latency"])
    #expect(report.failureDetail.contains("the model failed"))
  }

  @Test func `fails a model that says nothing`() async throws {
    let report = try await self.probe(FrontDeskModel("bad", fault: .isSilent))
    #expect(!report.passed)
    #expect(report.failureDetail.contains("routine-appointment: says nothing"))
  }

  @Test func `fails a model that is slower than the policy allows`() async throws {
    let time = self.time
    let slow = FrontDeskModel("slow", answering: { time.advance(by: .milliseconds(60)) })
    let policy = MonitoringPolicy(responseTimeMilliseconds: 50)
    let report = try await self.probe(slow, policy, timeout: .seconds(600))
    #expect(report.results.filter { !$0.passed }.map(\.name) == ["latency"])
    let latency = try #require(report.results.first { $0.name == "latency" })
    #expect(latency.latencyMilliseconds == 60)
  }

  @Test func `gives up on a model that never answers`() async throws {
    let model = FrontDeskModel("stuck", fault: .hangs)
    let isDone = Flag()
    try await withThrowingTaskGroup(of: ProbeReport.self) { group in
      group.addTask {
        defer { isDone.raise() }
        return try await self.probe(model)
      }
      while !isDone.isRaised {
        self.time.advance(by: .seconds(1))
        await Task.yield()
      }
      let report = try #require(try await group.next())
      #expect(report.failureDetail.contains("no answer in 1000 ms"))
    }
  }

  private func probe(
    _ model: any ChatModel, _ policy: MonitoringPolicy = MonitoringPolicy(),
    timeout: Duration = .seconds(1)
  ) async throws -> ProbeReport {
    try await Prober(timeout: timeout, clock: self.time.deployerClock).run(
      on: model, policy: policy)
  }
}
