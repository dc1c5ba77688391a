import Foundation
import Glibc
import TestSupport
import Testing

@testable import Trainer

@Suite("The output of commands")
struct OutputTests {
  private let directory = TemporaryDirectory()
  private var spool: URL { self.directory.url.appending(path: "out") }

  private func append(_ text: String) throws {
    let handle = try FileHandle(forWritingTo: self.spool)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  @Test("Lines come when they are complete, the last one at the end")
  func lines() throws {
    try self.directory.write("one\ntw", to: "out")
    let spool = OutputSpool(self.spool)
    #expect(spool.lines() == ["one"])
    try self.append("o\nthree")
    #expect(spool.lines() == ["two"])
    #expect(spool.remainingLines() == ["three"])
    #expect(spool.remainingLines().isEmpty)
  }

  @Test("What was read is given back to the disk, and whoever comes later reads the rest")
  func givenBack() throws {
    let line = String(repeating: "x", count: 1023)
    try self.directory.write(
      String(repeating: line + "\n", count: 6 * 1024) + "last\n", to: "out")
    let spool = OutputSpool(self.spool)
    var count = 0
    for _ in 0..<6 { count += spool.lines().count }
    #expect(count == 6 * 1024)
    let handle = try FileHandle(forReadingFrom: self.spool)
    // SEEK_DATA: where the first byte is that the disk still holds.
    let firstKept = lseek(handle.fileDescriptor, 0, 3)
    #expect(firstKept >= 4 << 20)
    let end = try handle.seekToEnd()
    #expect(end > 6 << 20)
    #expect(OutputSpool(self.spool).remainingLines().last == "last")
  }

  @Test("The log has no secrets, is rotated, and shows the last lines")
  func log() throws {
    var limits = CommandLimits()
    limits.logBytes = 200
    limits.logFiles = 2
    let file = self.directory.url.appending(path: "log")
    var log = CommandLog(file, limits: limits) { $0.replacing("hunter22", with: "[redacted]") }
    for number in 0..<100 { log.append(["line \(number) hunter22"]) }
    let lines = log.lastLines.split(separator: "\n")
    #expect(lines.count == 50)
    #expect(lines.last == "line 99 [redacted]")
    let names = try FileManager.default.contentsOfDirectory(atPath: self.directory.url.path())
    #expect(Set(names).isSubset(of: ["log", "log.1"]))
    for name in names {
      let text = try String(
        contentsOf: self.directory.url.appending(path: name), encoding: .utf8)
      #expect(!text.contains("hunter22"))
      #expect(text.utf8.count < 300)
    }
  }

  @Test("An error shows no more than it may hold")
  func bound() {
    var log = CommandLog(
      self.directory.url.appending(path: "log"), limits: CommandLimits(), redact: { $0 })
    log.append((0..<50).map { "\($0) " + String(repeating: "y", count: 3000) })
    #expect(log.lastLines.utf8.count <= 8192)
    #expect(log.lastLines.contains("49 yyy"))
  }
}
