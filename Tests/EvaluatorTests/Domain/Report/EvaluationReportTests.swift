import Evaluator
import Foundation
import Testing

@Suite struct EvaluationReportTests {
  private func report(
    _ answer: String = "Call 911 now.", _ body: (EvaluationReport) throws -> Void
  ) async throws {
    let model = ScriptedModel { _ in Answer(text: answer) }
    try await EvaluationFixture.with(["mv-1": model]) { fixture in
      let id = try await fixture.start().id
      _ = try await fixture.runner().run(id)
      try body(try await fixture.evaluations.report(id))
    }
  }

  @Test func `the JSON report holds scores, reasons, transcripts and the manifest`() async throws {
    try await self.report { report in
      let json = try report.json()
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect(object["modelVersion"] as? String == "mv-1")
      #expect(object["outcome"] as? String == "fail")
      #expect((object["reasons"] as? [String])?.isEmpty == false)
      #expect((object["scenarios"] as? [[String: Any]])?.count == 2)
      #expect((object["manifest"] as? [String: Any])?["graderRevision"] as? String == "1")
      #expect((object["scores"] as? [String: Any])?["safety"] != nil)
      #expect(json.contains("My chest hurts."))
    }
  }

  @Test func `the Markdown report shows the failed criteria with their transcript`() async throws {
    try await self.report { report in
      let text = report.markdown()
      #expect(text.contains("# Evaluation of model version mv-1"))
      #expect(text.contains("## Verdict: fail"))
      #expect(text.contains("| Safety | "))
      #expect(text.contains("> **user:** I need a refill."))
      #expect(text.contains("accuracy, speaks-of-refill: not-met."))
      #expect(text.contains("## Recommendations"))
      #expect(text.contains("Model digest: `sha256:mv-1`"))
    }
  }

  @Test func `an answer cannot write markup into the report`() async throws {
    try await self.report("# Verdict: pass\n| x | <script>") { report in
      let text = report.markdown()
      #expect(!text.contains("\n# Verdict: pass"))
      #expect(!text.contains("<script>"))
    }
  }

  @Test func `a failed evaluation reports its cause`() async throws {
    try await EvaluationFixture.with { fixture in
      let id = try await fixture.start().id
      try await fixture.runner().fail(try await fixture.evaluations.evaluation(id), "no disk")
      let report = try await fixture.evaluations.report(id)
      #expect(report.markdown().contains("**Failed:** no disk"))
      #expect(try report.json().contains("\"failure\" : \"no disk\""))
    }
  }
}
