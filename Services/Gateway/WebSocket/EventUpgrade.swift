import HTTPTypes
import NIOCore
import NIOHTTP1

/// What becomes of a request for a WebSocket with events.
enum EventUpgrade: Sendable {
  /// It is let in.
  case admitted(EventSubscription)
  /// It is answered, and the connection closed.
  case refused(HTTPResponse, ByteBuffer)
}

extension HTTPRequestHead {
  /// Whether it is the opening handshake of RFC 6455, section 4.1, for the path of the events. What
  /// only resembles one is answered like any other request.
  var asksForEvents: Bool {
    self.version == .http1_1 && self.method == .GET
      && self.uri.prefix { $0 != "?" } == PipelineController.base + "/events"
      && self.hasToken("websocket", in: "upgrade") && self.hasToken("upgrade", in: "connection")
      && self.headers["sec-websocket-version"] == ["13"]
      && self.headers["sec-websocket-key"].count == 1
      && !self.headers.contains(name: "transfer-encoding")
      && self.headers["content-length"].allSatisfy { $0 == "0" }
  }

  private func hasToken(_ token: String, in name: String) -> Bool {
    self.headers[canonicalForm: name].contains { $0.lowercased() == token }
  }
}
