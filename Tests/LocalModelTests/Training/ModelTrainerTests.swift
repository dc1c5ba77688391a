import Foundation
import LocalModel
import Testing

struct ModelTrainerTests {
  private func tensors(_ model: TrainedModel) -> String? {
    model.manifest.files.first { $0.name == "model.safetensors" }?.sha256
  }

  @Test(arguments: [false, true])
  func `the same data, parameters and seed give the same bytes`(isMedical: Bool) async throws {
    var parameters = TinyDialogues.quick
    parameters.medicalSpecialization = isMedical
    parameters.epochs = 1
    let first = try await TinyDialogues.train(parameters, seed: 11)
    let second = try await TinyDialogues.train(parameters, seed: 11)
    #expect(first.digest == second.digest)
    try await TinyDialogues.withDirectory { directory in
      let places = [directory.appending(path: "a"), directory.appending(path: "b")]
      try first.write(to: places[0])
      try second.write(to: places[1])
      for name in ["manifest.json", "model.safetensors", "replies.jsonl"] {
        let bytes = try places.map { try Data(contentsOf: $0.appending(path: name)) }
        #expect(bytes[0] == bytes[1] && !bytes[0].isEmpty, "\(name)")
      }
    }
  }

  @Test func `another seed gives other weights`() async throws {
    let first = try await TinyDialogues.train(seed: 1)
    let second = try await TinyDialogues.train(seed: 2)
    #expect(self.tensors(first) != nil)
    #expect(self.tensors(first) != self.tensors(second))
  }

  @Test func `other data give other weights`() async throws {
    let first = try await TinyDialogues.train()
    let second = try await TinyDialogues.train(on: TinyDialogues.examples.dropLast())
    #expect(self.tensors(first) != self.tensors(second))
  }

  @Test func `training lowers the loss and learns the categories`() async throws {
    var parameters = TinyDialogues.quick
    parameters.epochs = 6
    let trained = try await TinyDialogues.train(parameters)
    #expect(trained.metrics.lastLoss < trained.metrics.firstLoss)
    for example in TinyDialogues.examples {
      let probabilities = trained.model.categoryProbabilities(
        of: Array(example.messages.prefix(1)))
      #expect(probabilities.max { $0.value < $1.value }?.key == example.category)
    }
  }

  @Test func `examples without a patient's turn or of no quality are nothing to learn from`()
    async throws
  {
    let useless = [
      TrainingExample(
        recordID: "a", category: .other,
        messages: [DialogueMessage(role: .assistant, content: "hi")]),
      TrainingExample(
        recordID: "b", category: .other, messages: [DialogueMessage(role: .user, content: "hi")],
        quality: 0),
    ]
    await #expect(throws: ModelTrainingError.noUsableExamples(given: 2)) {
      try await TinyDialogues.train(on: useless)
    }
  }

  @Test func `every report says where the run stands`() async throws {
    let reports = Reports()
    let trained = try await TinyDialogues.train { reports.append($0) }
    let all = reports.all
    #expect(all.map(\.step) == Array(1...trained.metrics.steps))
    #expect(all.filter(\.endsEpoch).map(\.epoch) == [1, 2])
    #expect(all.allSatisfy { $0.totalSteps == trained.metrics.steps && $0.trainingLoss.isFinite })
  }
}
