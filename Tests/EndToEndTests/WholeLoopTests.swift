import Foundation
import Testing

@testable import CLI

extension EndToEndTests {
  @Suite(.serialized) struct WholeLoopTests {
    @Test(.timeLimit(.minutes(8)))
    func conversationsBecomeAnApprovedModelThatAnswersAndABadOneIsUndone() async throws {
      let directory = FileManager.default.temporaryDirectory.appending(
        path: "reddytalk-test-\(UUID().uuidString.lowercased())")
      let summary = await Demo(
        dataDirectory: directory, realData: nil, output: Output(isJSON: false)
      ).run()
      for check in summary.checks {
        #expect(check.passed, "\(check.name): \(check.detail)")
      }
      #expect(summary.answers.count == 5)
      #expect(summary.scoresAfter != nil)
      #expect(summary.release.rollbackMs != nil)
      if summary.passed { try FileManager.default.removeItem(at: directory) }
    }
  }
}
