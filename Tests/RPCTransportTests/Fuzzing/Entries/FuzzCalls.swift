import NIOCore
import RPCCore
import Synchronization

@testable import RPCTransport

/// The calls that a client under test makes, and the tasks that read and write for them.
final class FuzzCalls {
  private(set) var all: [OutgoingCall] = []
  private var read: Set<Int> = []
  private let connection: ConnectionHandler
  private let tasks = TaskCount()

  init(of connection: ConnectionHandler) { self.connection = connection }

  /// Tasks that have not ended.
  var runningTasks: Int { self.tasks.count.load(ordering: .relaxed) }

  /// Begins a call: the amount's lowest two bits are the shape, then deadline, size, and two bits of
  /// whether the responses are read at once.
  func begin(_ amount: UInt8) {
    let shapes: [CallShape] = [.unary, .serverStreaming, .clientStreaming, .bidirectional]
    let timeouts: [TimeAmount?] = [nil, .milliseconds(1), .milliseconds(100), .seconds(10)]
    let sizes = [3, 0, 9_000, 70_000]
    let shape = shapes[Int(amount & 3)]
    let deadline = timeouts[Int(amount >> 2 & 3)].map { self.connection.now + $0 }
    let streamsRequests = shape == .clientStreaming || shape == .bidirectional
    let streamsResponses = shape == .serverStreaming || shape == .bidirectional
    let requests = streamsRequests ? CallPipes.requests(on: self.connection) : nil
    let responses = streamsResponses ? CallPipes.responses(on: self.connection) : nil
    let call = OutgoingCall(
      method: FuzzService.method("Any"), shape: shape, deadline: deadline ?? .distantFuture,
      options: CallOptions(responseMetadata: ResponseMetadata()),
      request: streamsRequests
        ? nil : ByteBuffer(repeating: 7, count: sizes[Int(amount >> 4 & 3)]),
      requests: requests?.pipe, responses: responses?.pipe)
    requests?.belongs(to: call)
    responses?.belongs(to: call)
    self.all.append(call)
    self.connection.submit(.start(call))
    if amount & 0xC0 == 0xC0 { self.readResponses(self.all.count - 1) }
  }

  /// Gives a call up.
  func cancel(_ amount: UInt8) {
    guard let (_, call) = self.chosen(by: amount) else { return }
    self.connection.submit(.cancel(call))
  }

  /// Reads the responses of a call from now on.
  func readResponses(_ amount: UInt8) {
    guard let (index, _) = self.chosen(by: amount) else { return }
    self.readResponses(index)
  }

  /// Writes a further request: the amount's low bits choose the call, the high ones the size; the
  /// largest of these is the end.
  func writeRequest(_ amount: UInt8) {
    guard let (_, call) = self.chosen(by: amount & 0x1F), let requests = call.requests else {
      return
    }
    let sizes = [0, 1, 100, 5_000, 20_000, 70_000, 200_000]
    let choice = Int(amount >> 5)
    guard choice < sizes.count else { return requests.finish() }
    self.run { try? await requests.write(ByteBuffer(repeating: 5, count: sizes[choice])) }
  }

  /// Lets go of responses that nobody will read.
  func abandonEnded() {
    for call in self.all where call.outcome != nil { call.responses?.abandon() }
  }

  /// What the callers were told.
  var outcomes: [String] {
    self.all.map { call in
      let response = call.response?.bytes.description ?? "none"
      switch call.outcome {
      case nil: return "\(response), open"
      case .success(let metadata): return "\(response), success \(Array(metadata))"
      case .failure(let error, let isUnprocessed):
        return "\(response), \(error.code) \(error.message) \(isUnprocessed)"
      }
    }
  }

  private func readResponses(_ index: Int) {
    guard let responses = self.all[index].responses, self.read.insert(index).inserted else {
      return
    }
    self.run { while (try? await responses.next()) != nil {} }
  }

  private func run(_ body: @escaping @Sendable () async -> Void) {
    let tasks = self.tasks
    tasks.count.add(1, ordering: .relaxed)
    _ = Task.immediateDetached(executorPreference: self.connection.taskExecutor) {
      await body()
      tasks.count.subtract(1, ordering: .relaxed)
    }
  }

  private func chosen(by amount: UInt8) -> (Int, OutgoingCall)? {
    if self.all.isEmpty { return nil }
    let index = Int(amount) % self.all.count
    return (index, self.all[index])
  }

  private final class TaskCount: Sendable {
    let count = Atomic(0)
  }
}
