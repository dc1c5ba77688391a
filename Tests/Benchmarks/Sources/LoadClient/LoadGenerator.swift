import BenchAPI
import BenchKit
import FoundationEssentials
import RPCCore

/// Keeps a case's number of calls in flight and checks every answer.
struct LoadGenerator: Sendable {
  let service: BenchClient
  let window: LoadWindow
  /// Where the callers run: on the connection's event loop, as every caller of many calls may.
  let executor: any TaskExecutor

  private static let options = CallOptions(timeout: .seconds(30), waitForReady: true)

  /// Loads the service until the window is over; the process ends then.
  func run(_ load: LoadCase) async throws {
    switch load {
    case .unary(let callers): try await self.runRecords(callers)
    case .blob(let callers): try await self.runBlobs(callers)
    case .stream: try await self.runStreams()
    }
  }

  private func runRecords(_ callers: Int) async throws {
    let record = Reddytalk_Bench_V1_Record.sample
    guard try await self.service.echo(record, options: Self.options) == record else {
      Failure.end("the answer is another record")
    }
    try await self.run(callers) {
      let answer = try await self.service.echo(record, options: Self.options)
      if answer.id != record.id { Failure.end("the answer has another id") }
    }
  }

  private func runBlobs(_ callers: Int) async throws {
    var blob = Reddytalk_Bench_V1_Blob()
    blob.id = 1
    blob.payload = Data(repeating: 0x62, count: LoadCase.blobBytes)
    guard try await self.service.echoBlob(blob, options: Self.options) == blob else {
      Failure.end("the answer is another blob")
    }
    try await self.run(callers) { [blob] in
      let answer = try await self.service.echoBlob(blob, options: Self.options)
      if answer.payload.count != LoadCase.blobBytes { Failure.end("the answer is too short") }
    }
  }

  /// Runs `call` again and again in so many tasks.
  private func run(
    _ callers: Int, _ call: @escaping @Sendable () async throws -> Void
  ) async throws {
    let began = self.window.begin()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<callers {
        group.addTask(executorPreference: self.executor) {
          var start = began
          while true {
            try await call()
            guard let next = self.window.complete(start) else { self.window.report() }
            start = next
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private func runStreams() async throws {
    var request = Reddytalk_Bench_V1_StreamRequest()
    request.count = UInt32(LoadCase.streamMessages)
    request.record = .sample
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask(executorPreference: self.executor) { [request] in
        var start = self.window.begin()
        while true { try await self.readStream(request, &start) }
      }
      try await group.waitForAll()
    }
  }

  private func readStream(
    _ request: Reddytalk_Bench_V1_StreamRequest, _ start: inout UInt64
  ) async throws {
    var expected = request.record
    expected.id = 0
    for try await record in try await self.service.stream(request, options: Self.options) {
      expected.id += 1
      if record.id != expected.id { Failure.end("message \(expected.id) has id \(record.id)") }
      if expected.id == 1, record != expected { Failure.end("the messages are other records") }
      guard let next = self.window.complete(start) else { self.window.report() }
      start = next
    }
    guard expected.id == UInt64(request.count) else {
      Failure.end("the stream ended after \(expected.id) messages")
    }
  }
}
