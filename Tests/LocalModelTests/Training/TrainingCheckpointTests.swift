import Dispatch
import Foundation
import LocalModel
import Testing

struct TrainingCheckpointTests {
  private var parameters: ModelTrainingParameters {
    var parameters = TinyDialogues.quick
    parameters.epochs = 4
    parameters.validationSplit = 0.25
    return parameters
  }

  /// Trains until the end of the first epoch, and stops there as a cancelled run does.
  private func interrupt(in directory: URL) async throws {
    let (epochs, ended) = AsyncStream.makeStream(of: Int.self)
    let gate = DispatchSemaphore(value: 0)
    let parameters = self.parameters
    let task = Task {
      try await TinyDialogues.train(parameters, checkpoints: directory) { report in
        guard report.endsEpoch, report.epoch == 1 else { return }
        ended.yield(report.epoch)
        gate.wait()
      }
    }
    for await _ in epochs { break }
    task.cancel()
    gate.signal()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `a resumed run gives the same bytes as one that was never stopped`() async throws {
    try await TinyDialogues.withDirectory { directory in
      let checkpoints = directory.appending(path: "checkpoint")
      try await self.interrupt(in: checkpoints)
      let resumed = try await TinyDialogues.train(self.parameters, checkpoints: checkpoints)
      let whole = try await TinyDialogues.train(self.parameters)
      #expect(resumed.timing.resumedEpochs == 1)
      #expect(whole.timing.resumedEpochs == 0)
      #expect(resumed.digest == whole.digest)
      #expect(!FileManager.default.fileExists(atPath: checkpoints.path))
    }
  }

  @Test func `a checkpoint of other data is not used`() async throws {
    try await TinyDialogues.withDirectory { directory in
      let checkpoints = directory.appending(path: "checkpoint")
      try await self.interrupt(in: checkpoints)
      let other = try await TinyDialogues.train(
        self.parameters, on: TinyDialogues.examples.dropLast(), checkpoints: checkpoints)
      #expect(other.timing.resumedEpochs == 0)
    }
  }

  @Test func `a damaged checkpoint is not used`() async throws {
    try await TinyDialogues.withDirectory { directory in
      let checkpoints = directory.appending(path: "checkpoint")
      try await self.interrupt(in: checkpoints)
      let arrays = checkpoints.appending(path: "epoch-1.safetensors")
      var bytes = try Data(contentsOf: arrays)
      bytes[bytes.count - 1] ^= 1
      try bytes.write(to: arrays)
      let trained = try await TinyDialogues.train(self.parameters, checkpoints: checkpoints)
      #expect(trained.timing.resumedEpochs == 0)
      #expect(trained.digest == (try await TinyDialogues.train(self.parameters)).digest)
    }
  }
}
