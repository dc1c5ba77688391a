/// A `FakeFineTuneService` behind a port.
package final class FakeFineTuneServer: Sendable {
  /// What answers.
  package let service: FakeFineTuneService
  private let server: FakeHTTPServer

  /// Listens at once.
  package init(_ service: FakeFineTuneService) throws {
    self.service = service
    self.server = try FakeHTTPServer { request in
      guard
        let call = ProviderCall(
          method: request.method, target: request.target, base: service.surface.base,
          headers: request.headers, body: request.body)
      else { return .status(404) }
      let answer = service.answer(call)
      return .status(
        answer.status, headers: answer.headers.map { ($0.name, $0.value) }, body: answer.body)
    }
  }

  /// What stands before the paths of the interface.
  package var baseURL: String { self.server.url(self.service.surface.base) }

  /// The host with its port.
  package var authority: String { "127.0.0.1:\(self.server.port)" }

  /// Ends all connections.
  package func stop() { self.server.stop() }
}
