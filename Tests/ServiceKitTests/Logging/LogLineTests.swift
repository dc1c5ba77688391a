import Foundation
import Logging
import Testing

@testable import ServiceKit

struct LogLineTests {
  private let secrets = SecretRegistry()

  private func line(
    _ message: String = "run started", _ metadata: Logger.Metadata = [:],
    format: LogFormat = .text
  ) -> String {
    LogLine(
      time: Date(timeIntervalSince1970: 1_700_000_000.25), level: .info, label: "trainer",
      message: message, metadata: metadata, secrets: self.secrets
    ).rendered(as: format)
  }

  private func object(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test func `a text line has time, level, logger, message and sorted metadata`() {
    #expect(
      self.line("run started", ["run.id": "7", "a": "two words"])
        == "2023-11-14T22:13:20.250Z INFO trainer run started a=\"two words\" run.id=7\n")
  }

  @Test func `a JSON line is one object with the same content`() throws {
    let line = self.line("say \"hi\"\n", ["run.id": "7", "list": ["a", "b"]], format: .json)
    let object = try self.object(line)
    #expect(object["message"] as? String == "say \"hi\"\n")
    #expect(object["level"] as? String == "info")
    #expect(object["logger"] as? String == "trainer")
    #expect(object["timestamp"] as? String == "2023-11-14T22:13:20.250Z")
    #expect(object["run.id"] as? String == "7")
    #expect(object["list"] as? [String] == ["a", "b"])
    #expect(line.filter { $0 == "\n" }.count == 1)
  }

  @Test(arguments: LogFormat.allCases)
  func `metadata with a telling name is hidden`(format: LogFormat) {
    let line = self.line("x", ["auth.token": "abc123", "ok": "shown"], format: format)
    #expect(!line.contains("abc123") && line.contains("[redacted]") && line.contains("shown"))
  }

  @Test(arguments: LogFormat.allCases)
  func `registered secrets are hidden wherever they appear`(format: LogFormat) {
    self.secrets.register("hunter2-long")
    let line = self.line(
      "connecting with hunter2-long",
      ["url": "https://h/?k=hunter2-long", "d": ["x": "hunter2-long"]],
      format: format)
    #expect(!line.contains("hunter2"))
  }

  @Test func `a secret inside a longer secret does not leave the rest of it`() {
    self.secrets.register("abcdef")
    self.secrets.register("abcdef-ghijkl")
    #expect(self.secrets.redact("x abcdef-ghijkl y abcdef") == "x [redacted] y [redacted]")
  }

  @Test func `values too short to be secrets do not blank out words`() {
    self.secrets.register("run")
    #expect(self.line().contains("run started"))
  }

  @Test func `control characters cannot forge a second line`() {
    let line = self.line("x", ["id": "1\n2023 CRITICAL forged\u{1b}[31m"])
    #expect(line.filter { $0 == "\n" }.count == 1)
    #expect(!line.contains("\u{1b}"))
  }

  @Test func `the handler merges its own, the task's and the event's metadata`() async throws {
    let lines = Lines()
    var handler = ServiceLogHandler(
      label: "trainer", level: .info, format: .json, secrets: self.secrets,
      write: { lines.append($0) })
    handler.metadata = ["own": "1", "both": "handler"]
    let logger = Logger(label: "trainer", factory: { [handler] _ in handler })
    await RequestScope(requestID: "r-1").run(trace: .new()) {
      logger.info("hello", metadata: ["both": "event"])
    }
    let object = try self.object(try #require(lines.all.first))
    #expect(object["own"] as? String == "1")
    #expect(object["both"] as? String == "event")
    #expect(object["request.id"] as? String == "r-1")
    #expect((object["trace.id"] as? String)?.count == 32)
  }
}
