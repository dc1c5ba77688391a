/// A `FakeRayService` behind a port.
package final class FakeRayServer: Sendable {
  /// What answers.
  package let service: FakeRayService
  private let server: FakeHTTPServer

  /// Listens at once.
  package init(_ service: FakeRayService) throws {
    self.service = service
    self.server = try FakeHTTPServer { request in
      guard
        let call = ProviderCall(
          method: request.method, target: request.target, base: FakeRayService.base,
          headers: request.headers, body: request.body)
      else { return .status(404) }
      // Without the slash at its end the path of submissions leads elsewhere.
      if request.method == "POST", request.target == "/api/jobs" {
        return .redirect("/api/jobs/", status: 307)
      }
      let answer = service.answer(call)
      return .status(
        answer.status, headers: answer.headers.map { ($0.name, $0.value) }, body: answer.body)
    }
  }

  /// The address of the head.
  package var url: String { self.server.url("") }

  /// Ends all connections.
  package func stop() { self.server.stop() }
}
