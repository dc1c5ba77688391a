import Testing

@testable import Trainer

@Suite("The state of a job at a provider")
struct RemoteJobStateTests {
  /// Where each state may go.
  private static let ways: [RemoteJobState: Set<RemoteJobState>] = [
    .created: [
      .preparing, .queued, .running, .paused, .succeeded, .failed, .cancelled, .unknown,
      .cancelling,
    ],
    .preparing: [
      .queued, .running, .paused, .succeeded, .failed, .cancelled, .unknown, .cancelling,
    ],
    .queued: [.running, .paused, .succeeded, .failed, .cancelled, .unknown, .cancelling],
    .running: [.paused, .succeeded, .failed, .cancelled, .unknown, .cancelling],
    .paused: [.queued, .running, .succeeded, .failed, .cancelled, .unknown, .cancelling],
    .unknown: [
      .created, .preparing, .queued, .running, .paused, .succeeded, .failed, .cancelled,
      .cancelling,
    ],
    .cancelling: [.succeeded, .failed, .cancelled, .unknown],
    .succeeded: [], .failed: [], .cancelled: [],
  ]

  @Test("goes only where it can", arguments: RemoteJobState.allCases)
  func ways(from state: RemoteJobState) throws {
    let allowed = try #require(Self.ways[state])
    for next in RemoteJobState.allCases {
      #expect(state.allows(next) == allowed.contains(next), "\(state) to \(next)")
      if allowed.contains(next) {
        #expect(try state.moved(to: next) == next)
      } else {
        #expect(throws: IllegalRemoteJobState(from: state, to: next)) {
          try state.moved(to: next)
        }
      }
    }
  }

  @Test("stays where it is when a provider's word cannot be", arguments: RemoteJobState.allCases)
  func observing(from state: RemoteJobState) throws {
    let allowed = try #require(Self.ways[state])
    for reported in RemoteJobState.allCases {
      #expect(state.observing(reported) == (allowed.contains(reported) ? reported : state))
    }
  }

  @Test("never leaves an end", arguments: [RemoteJobState.succeeded, .failed, .cancelled])
  func final(state: RemoteJobState) {
    #expect(state.isFinal)
    #expect(RemoteJobState.allCases.allSatisfy { state.observing($0) == state })
  }
}
