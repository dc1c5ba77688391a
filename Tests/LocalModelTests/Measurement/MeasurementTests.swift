import Foundation
import LocalModel
import Testing

/// Measures the model on the shipped corpus, held-out conversations only; takes half a minute, so it
/// runs only when `REDDYTALK_MEASURE` is set. The figures in Shared/LocalModel/README.md are its
/// output.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["REDDYTALK_MEASURE"] != nil))
struct MeasurementTests {
  @Test func `held-out patients get replies about what they asked`() async throws {
    let corpus = try MeasuredCorpus.shipped()
    var relevance = RelevanceMeasurement()
    var emergencies = EmergencyMeasurement()
    var parameters = ModelTrainingParameters.defaults
    parameters.validationSplit = 0
    let folds = corpus.folds(5)
    for (number, held) in folds.enumerated() {
      let training = folds.enumerated().filter { $0.offset != number }.flatMap(\.element).sorted()
      let trained = try await ModelTrainer(
        parameters: parameters, lineage: ModelLineage(datasetRoot: "sha256:measurement")
      ).train(on: training.map { corpus.conversations[$0].example })
      for position in held {
        relevance.ask(trained.model, corpus.conversations[position])
        emergencies.ask(trained.model, corpus.conversations[position].example)
      }
    }
    print("first turns: \(relevance.openings.line)")
    print("later turns: \(relevance.later.line)")
    print("first turns: \(emergencies.line)")
    #expect(relevance.openings.wrong * 20 < relevance.openings.asked)
    #expect(emergencies.both.found * 100 >= emergencies.emergencies * 95)
    #expect(emergencies.both.falseAlarms * 25 < emergencies.others)
  }
}
