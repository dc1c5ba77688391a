import RESTContract
import Testing

@testable import CLI

extension EndToEndTests {
  @Suite(.serialized) struct EventTests {
    @Test(.timeLimit(.minutes(5)))
    func aRunIsSeenOverTheWebSocketFromItsStartToItsEnd() async throws {
      try await LiveSystem.run { system in
        let client = try await system.client("alice@clinic.example", "admin")
        try await Corpus.importAll(try await system.client("assistant", "ingest"))
        let socket = EventsSocket(
          baseURL: system.supervisor.layout.gatewayURL,
          certificateAuthorityFile: system.supervisor.layout.certificateAuthorityFile,
          token: try await system.token("alice@clinic.example", "admin"))
        let collector = Collector()
        try await socket.follow(after: 0) {
          let _: RunResource = try await client.post("/api/training-pipeline/start")
        } take: { event in
          await collector.add(event)
          // Events of two services come in either order.
          let types = await collector.events.map(\.type)
          return !types.contains("training-pipeline-failed")
            && !(types.contains("training-pipeline-completed")
              && types.contains("model-deployment-completed"))
        }
        let events = await collector.events
        let types = events.map(\.type)
        #expect(types.contains("training-pipeline-started"))
        #expect(types.contains("training-progress"))
        #expect(types.contains("training-pipeline-completed"))
        #expect(types.contains("model-deployment-completed"))
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.sequence < $1.sequence })

        // Resuming in the middle gives exactly what came after it.
        let middle = events[events.count / 2]
        let expected = events.filter { $0.sequence > middle.sequence }
        let resumed = Collector()
        try await socket.follow(after: middle.sequence) { event in
          await resumed.add(event)
          return event.sequence < events[events.count - 1].sequence
        }
        #expect(await resumed.events == expected)
      }
    }

    private actor Collector {
      private(set) var events: [EventResource] = []

      func add(_ event: EventResource) {
        self.events.append(event)
      }
    }
  }
}
