import ModelRuntime
import Synchronization
import Testing

struct FaultInjectingModelTests {
  private let question = [ChatMessage(role: .user, content: "hello")]

  /// Which of so many requests fail.
  private func failures(rate: Double, seed: UInt64, requests: Int = 400) async throws -> [Bool] {
    let model = FaultInjectingModel(
      ScriptedChatModel(), faults: .init(errorRate: rate), seed: seed)
    var failures: [Bool] = []
    for _ in 0..<requests {
      do {
        _ = try await model.complete(messages: self.question)
        failures.append(false)
      } catch ModelRuntimeError.injectedFault {
        failures.append(true)
      }
    }
    return failures
  }

  @Test(arguments: [(0.0, 0...0), (1.0, 400...400), (0.25, 70...130), (-1, 0...0), (7, 400...400)])
  func `about the asked share of requests fails`(
    rate: Double, expected: ClosedRange<Int>
  ) async throws {
    let failed = try await self.failures(rate: rate, seed: 1).count { $0 }
    #expect(expected.contains(failed))
  }

  @Test func `the seed decides which requests fail`() async throws {
    let first = try await self.failures(rate: 0.5, seed: 3)
    #expect(try await self.failures(rate: 0.5, seed: 3) == first)
    #expect(try await self.failures(rate: 0.5, seed: 4) != first)
  }

  @Test func `every request waits for the added latency, also one that fails`() async throws {
    let slept = Mutex<[Duration]>([])
    let model = FaultInjectingModel(
      ScriptedChatModel(), faults: .init(errorRate: 1, addedLatency: .milliseconds(700)),
      sleep: { duration in slept.withLock { $0.append(duration) } })
    await #expect(throws: ModelRuntimeError.injectedFault) {
      try await model.complete(messages: self.question)
    }
    #expect(slept.withLock { $0 } == [.milliseconds(700)])
  }

  @Test func `without faults it answers as the model behind, under its name`() async throws {
    let base = ScriptedChatModel()
    let model = FaultInjectingModel(base, faults: .init()) { _ in
      Issue.record("nothing is to be waited for")
    }
    #expect(model.identity == base.identity)
    #expect(try await model.complete(messages: self.question) == base.reply)
  }
}
