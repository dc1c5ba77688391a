/// A `FakeFineTuneService` behind a port.
package final class FakeFineTuneServer: Sendable {
  /// What answers.
  package let service: FakeFineTuneService
  /// What deploys models at Azure.
  package let controlPlane: FakeControlPlane
  private let server: FakeHTTPServer

  /// Listens at once.
  package init(_ service: FakeFineTuneService) throws {
    let controlPlane = FakeControlPlane()
    self.service = service
    self.controlPlane = controlPlane
    if service.surface != .openAI {
      service.change { $0.answersAs = { controlPlane.answers($0) } }
    }
    self.server = try FakeHTTPServer { request in
      if let call = ProviderCall(
        method: request.method, target: request.target, base: "/", headers: request.headers,
        body: request.body), let answer = controlPlane.answer(call)
      {
        return .status(
          answer.status, headers: answer.headers.map { ($0.name, $0.value) }, body: answer.body)
      }
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

  /// What stands before the paths of everything else.
  package var rootURL: String { "http://\(self.authority)" }

  /// Ends all connections.
  package func stop() { self.server.stop() }
}
