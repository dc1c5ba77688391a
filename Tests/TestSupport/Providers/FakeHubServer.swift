internal import Synchronization

/// A `FakeHubService` behind a port.
package final class FakeHubServer: Sendable {
  /// What answers.
  package let service: FakeHubService
  private let server: FakeHTTPServer

  private final class Place: Sendable {
    let service = Mutex<FakeHubService?>(nil)
  }

  /// Listens at once.
  package init() throws {
    // Its addresses name the port, which is known once it listens.
    let place = Place()
    self.server = try FakeHTTPServer { request in
      guard let service = place.service.withLock({ $0 }),
        let call = ProviderCall(
          method: request.method, target: request.target, base: service.base,
          headers: request.headers, body: request.body)
      else { return .status(404) }
      let answer = service.answer(call)
      let headers = answer.headers.map { ($0.name, $0.value) }
      // Logs end with their connection.
      if headers.contains(where: { $0.1 == "text/event-stream" }) {
        return .events(String(decoding: answer.body, as: UTF8.self), cuts: [1, 50, 51, 300])
      }
      return .status(answer.status, headers: headers, body: answer.body)
    }
    self.service = FakeHubService(
      origin: "http://127.0.0.1:\(self.server.port)",
      storageOrigin: "http://localhost:\(self.server.port)")
    place.service.withLock { [service] in $0 = service }
  }

  /// The host with its port.
  package var authority: String { "127.0.0.1:\(self.server.port)" }
  /// The same of the storage: the same machine by another name.
  package var storageAuthority: String { "localhost:\(self.server.port)" }

  /// Ends all connections.
  package func stop() { self.server.stop() }
}
