import API
import Foundation
import TestSupport
import Testing

@testable import Gateway

@Suite struct EventFollowerTests {
  @Test("resumes after what it has when the connection is lost, and takes nothing twice")
  func resume() async throws {
    try await withGateway { gateway in
      for _ in 0..<5 { gateway.services.publish("a", by: .trainer) }
      try await eventually("the events are in the log") { gateway.assembly.log.lastSequence == 5 }
      gateway.services.dropWatchers(of: .trainer)
      try await eventually("the service is followed again") {
        gateway.services.watchRequests(of: .trainer) == [0, 5]
      }
      gateway.services.publish("b", by: .trainer)
      try await eventually("the events are in the log") { gateway.assembly.log.lastSequence == 6 }
      let events = try await gateway.store.events(after: 0, limit: 100)
      #expect(events.map(\.event.sourceSequence) == [1, 2, 3, 4, 5, 6])
    }
  }

  @Test("follows all four services")
  func peers() async throws {
    try await withGateway { gateway in
      for peer in Peer.allCases { gateway.services.publish("a", by: peer) }
      try await eventually("the events are in the log") { gateway.assembly.log.lastSequence == 4 }
      let events = try await gateway.store.events(after: 0, limit: 100)
      #expect(Set(events.map(\.source)) == Set(Peer.allCases.map(\.rawValue)))
    }
  }

  @Test("stores what comes together in few transactions, in order")
  func batches() async throws {
    let buffer = EventBuffer(capacity: 4)
    let events = (1...20).map { number in
      IncomingEvent(
        sourceSequence: UInt64(number), type: "t", subjectID: "s", occurredAt: Date(),
        dataJSON: "{}")
    }
    let producer = Task {
      for event in events { await buffer.push(event) }
      await buffer.finish()
    }
    var taken: [IncomingEvent] = []
    while let batch = await buffer.takeAll() {
      #expect(batch.count <= 4)
      taken += batch
    }
    await producer.value
    #expect(taken == events)
  }

  @Test("lets nobody wait for room that does not come any more")
  func finish() async {
    let buffer = EventBuffer(capacity: 1)
    let event = IncomingEvent(
      sourceSequence: 1, type: "t", subjectID: "s", occurredAt: Date(), dataJSON: "{}")
    await buffer.push(event)
    let waiting = Task { await buffer.push(event) }
    await buffer.finish()
    await waiting.value
    #expect(await buffer.takeAll()?.count == 1)
    #expect(await buffer.takeAll() == nil)
  }
}
