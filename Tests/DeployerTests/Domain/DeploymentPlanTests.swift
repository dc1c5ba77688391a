import Testing

@testable import Deployer

@Suite struct DeploymentPlanTests {
  typealias Change = @Sendable (inout DeploymentPlan) -> Void

  private static let faults: [(field: String, change: Change)] = [
    ("modelVersionId", { $0.modelVersionID = ModelVersionID("") }),
    ("requestedBy", { $0.requestedBy = "" }),
    ("canary", { $0.strategy = .canary }),
    ("rolling", { $0.strategy = .rolling }),
    ("metricsCollectionInterval", { $0.monitoring.collectionIntervalMilliseconds = 99 }),
    ("responseTime", { $0.monitoring.responseTimeMilliseconds = -1 }),
    ("responseTime", { $0.monitoring.responseTimeMilliseconds = .nan }),
    ("errorRate", { $0.monitoring.errorRate = 1.01 }),
    ("errorRate", { $0.monitoring.errorRate = 0 }),
    ("throughput", { $0.monitoring.throughput = .infinity }),
    ("minimumReplicas", { $0.autoScaling = AutoScaling(minimumReplicas: 3, maximumReplicas: 2) }),
    ("targetConcurrency", { $0.autoScaling = AutoScaling(targetConcurrency: 0.5) }),
    ("drill.errorRate", { $0.drill = Drill(errorRate: 1.5, addedLatencyMilliseconds: 0) }),
    ("drill", { $0.drill = Drill(errorRate: 0, addedLatencyMilliseconds: 0) }),
  ]

  @Test(arguments: 0..<14) func `names the field that is wrong`(index: Int) throws {
    let (field, change) = Self.faults[index]
    var plan = Self.plan
    change(&plan)
    let error = #expect(throws: DeployerError.self) { try plan.validate() }
    guard case .invalidParameters(let detail) = try #require(error) else {
      Issue.record("\(String(describing: error)) is no invalid parameter")
      return
    }
    #expect(detail.contains(field))
  }

  @Test func `takes the specification's defaults`() throws {
    try Self.plan.validate()
    #expect(Self.plan.monitoring.collectionIntervalMilliseconds == 60_000)
    #expect(Self.plan.monitoring.responseTimeMilliseconds == 2_000)
    #expect(Self.plan.monitoring.errorRate == 0.05)
    #expect(Self.plan.monitoring.throughput == 100)
    #expect(Self.faults.count == 14)
  }

  private static let plan = DeploymentPlan(
    modelVersionID: ModelVersionID("m"), environment: .staging, requestedBy: "anna")
}
