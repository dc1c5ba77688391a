import Evaluator
import Foundation
import Testing

@Suite struct SealedOutcomesTests {
  @Test func `keeps answers so that the files do not tell them`() async throws {
    let answer = "Nurse Winterbottom will call you back"
    try await EvaluationFixture.with(["mv-1": ScriptedModel { _ in Answer(text: answer) }]) {
      fixture in
      let evaluation = try await fixture.start()
      _ = try await fixture.runner().run(evaluation.id)
      let outcomes = try await fixture.store.outcomes(of: evaluation.id, arm: .candidate)
      #expect(outcomes.contains { "\($0.trials)".contains(answer) })
      for file in try FileManager.default.contentsOfDirectory(atPath: fixture.directory.path()) {
        let url = fixture.directory.appending(path: file)
        guard !url.hasDirectoryPath, let bytes = try? Data(contentsOf: url) else { continue }
        #expect(bytes.range(of: Data("Winterbottom".utf8)) == nil, "\(file)")
      }
    }
  }
}
