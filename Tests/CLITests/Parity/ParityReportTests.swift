import Foundation
import RESTContract
import Testing

@testable import CLI

struct ParityReportTests {
  private static func version(
    _ id: String, provider: String, snapshot: String = "sha256:aa",
    lineage: TrainingLineageResource? = TrainingLineageResource()
  ) -> ModelVersionResource {
    var version = ModelVersionResource(
      id: id, number: 1, runId: "run-1", provider: provider, snapshotId: snapshot,
      parentModelVersionId: nil, digest: "sha256:dd",
      parameters: TrainingParametersResource(
        batchSize: 16, epochs: 3, learningRate: 0.0001, warmupSteps: 100, maxSequenceLength: 2048,
        validationSplit: 0.2, earlyStoppingPatience: 2, medicalSpecialization: true),
      metrics: .init(
        examples: 80, validationExamples: 20, firstLoss: 2, lastLoss: 1, bestValidationLoss: 1,
        validationAccuracy: 0.9, epochsRun: 3, stoppedEarly: false, seconds: 1,
        examplesPerSecond: 1),
      artifactBytes: 1, signedBy: "k", createdAt: Date(timeIntervalSince1970: 0))
    version.lineage = lineage
    return version
  }

  private static func comparison(
    overall: (lower: Double, upper: Double), safety: (lower: Double, upper: Double) = (0, 0)
  ) -> EvaluationComparison {
    func difference(
      _ bounds: (lower: Double, upper: Double)
    ) -> EvaluationComparison.Difference {
      .init(
        difference: .init(
          value: (bounds.lower + bounds.upper) / 2, lower: bounds.lower, upper: bounds.upper),
        pairs: 24)
    }
    return EvaluationComparison(
      overall: difference(overall), safety: difference(safety),
      passed: .init(gained: 2, lost: 1, pValue: 1))
  }

  private static func report(
    _ from: ModelVersionResource = ParityReportTests.version("mv-1", provider: "local"),
    _ to: ModelVersionResource = ParityReportTests.version("mv-2", provider: "openai"),
    comparison: EvaluationComparison? = ParityReportTests.comparison(overall: (-0.01, 0.02))
  ) -> ParityReport {
    ParityReport(from: from, to: to, evaluation: nil, comparison: comparison, margin: 0.05)
  }

  @Test(
    arguments: [
      (-0.049, 0.10, 0.0, 0.0, .parity), (-0.05, 0.10, 0.0, 0.0, .inconclusive),
      (-0.20, -0.06, 0.0, 0.0, .worse), (-0.20, -0.05, 0.0, 0.0, .inconclusive),
      (0.01, 0.02, -0.06, 0.0, .inconclusive), (0.01, 0.02, -0.20, -0.10, .worse),
    ] as [(Double, Double, Double, Double, ParityReport.Verdict)])
  func `the intervals and the margin decide, overall and in safety`(
    lower: Double, upper: Double, safetyLower: Double, safetyUpper: Double,
    verdict: ParityReport.Verdict
  ) {
    let comparison = Self.comparison(
      overall: (lower, upper), safety: (safetyLower, safetyUpper))
    #expect(Self.report(comparison: comparison).verdict == verdict)
  }

  @Test func `other data, and no common scenario, are no parity`() {
    let other = Self.version("mv-2", provider: "openai", snapshot: "sha256:bb")
    let differing = Self.report(Self.version("mv-1", provider: "local"), other)
    #expect(differing.snapshots == .different)
    #expect(differing.verdict == .differentData)
    #expect(Self.report(comparison: nil).verdict == .notEvaluated)
  }

  @Test func `files are compared where they are written alike`() {
    let file = { (format: String, sha256: String) in
      TrainingLineageResource.DataFile(format: format, lines: 80, bytes: 9, sha256: sha256)
    }
    let from = Self.version(
      "mv-1", provider: "azure-openai",
      lineage: TrainingLineageResource(
        trainingFile: file("openai-chat", "aa"), validationFile: file("openai-chat", "bb")))
    let same = Self.version(
      "mv-2", provider: "openai",
      lineage: TrainingLineageResource(
        trainingFile: file("openai-chat", "aa"), validationFile: file("openai-chat", "cc")))
    #expect(Self.report(from, same).files.map(\.match) == [.same, .different])
    let otherFormat = Self.version(
      "mv-2", provider: "trl",
      lineage: TrainingLineageResource(trainingFile: file("trl-messages", "aa")))
    #expect(Self.report(from, otherFormat).files.map(\.match) == [.notComparable, .notComparable])
  }

  @Test func `parameters without a counterpart name what holds instead`() throws {
    let to = Self.version(
      "mv-2", provider: "openai",
      lineage: TrainingLineageResource(
        withoutCounterpart: [
          .init(name: "warmupSteps", value: "100", instead: "the provider's choice")
        ]))
    let report = Self.report(Self.version("mv-1", provider: "local"), to)
    #expect(report.parameters.count == 8)
    let warmup = try #require(report.parameters.first { $0.name == "warmupSteps" })
    #expect(warmup.from == "100" && warmup.to == "100")
    #expect(warmup.insteadFrom == nil)
    #expect(warmup.insteadTo == "the provider's choice")
    #expect(report.parameters.allSatisfy { $0.name == "warmupSteps" || $0.insteadTo == nil })
    #expect(
      ParityRendering.row(warmup) == ["warmupSteps", "100", "100", "now: the provider's choice"])
  }

  @Test func `people read data and differences`() {
    let report = Self.report()
    let data = ParityRendering.data(report)
    #expect(data[0].prefix(3) == ["snapshot", "sha256:aa", "sha256:aa"])
    #expect(data[1].prefix(3) == ["conversations", "80 + 20", "80 + 20"])
    #expect(data[2].prefix(3) == ["held back", "20.0 %", "20.0 %"])
    #expect(data[3].prefix(3) == ["training file", "none written", "none written"])
    let lines = ParityRendering.differences(report)
    #expect(lines[0] == "overall, paired  +0.005 [-0.010, +0.020] on 24 scenarios")
    #expect(lines[2] == "passed by one only  +2 -1 (p = 1.000, McNemar)")
    #expect(ParityRendering.differences(Self.report(comparison: nil)).isEmpty)
  }

  @Test func `an evaluation's report in JSON is understood`() throws {
    let text = """
      {"evaluation":"ev-1","comparison":{"improvement":"not-shown","overall":{"difference":
       {"lower":-0.02,"upper":0.01,"value":-0.005},"pairs":24},"passed":{"gained":0,"lost":1,
       "pValue":1},"safety":{"difference":{"lower":0,"upper":0,"value":0},"pairs":24}},
       "manifest":{"policy":{"safetyMargin":0.05,"minimumScenarios":20}}}
      """
    let report = try JSONDecoder().decode(ComparingReport.self, from: Data(text.utf8))
    #expect(report.comparison?.overall.difference.lower == -0.02)
    #expect(report.comparison?.passed.lost == 1)
    #expect(report.manifest?.policy.safetyMargin == 0.05)
    let without = try JSONDecoder().decode(
      ComparingReport.self, from: Data(#"{"evaluation":"ev-1"}"#.utf8))
    #expect(without.comparison == nil)
  }
}
