import Foundation
import Testing

@testable import ServiceKit

struct ProcessExposureTests {
  /// A process as it should be, with some lines in place of others.
  private static func exposure(
    core: String = "0", uid: Int = 1000, owner: UInt32 = 0, caught: String = "0000000000014003",
    umask: String = "0077"
  ) -> ProcessExposure? {
    ProcessExposure(
      status: """
        Name:\tcollector
        Umask:\t\(umask)
        Uid:\t\(uid)\t\(uid)\t\(uid)\t\(uid)
        SigCgt:\t\(caught)
        """,
      limits: """
        Limit                     Soft Limit           Hard Limit           Units
        Max stack size            8388608              unlimited            bytes
        Max core file size        \(core)                    0                    bytes
        """, owner: owner)
  }

  @Test func `a process that is closed has no weakness`() throws {
    #expect(try #require(Self.exposure()).weaknesses == [])
  }

  @Test func `each weakness is told`() throws {
    #expect(try #require(Self.exposure(core: "1024")).weaknesses.count == 1)
    #expect(try #require(Self.exposure(core: "unlimited")).coreBytes == nil)
    #expect(
      try #require(Self.exposure(core: "unlimited")).weaknesses == ["a crash may write a core dump"]
    )
    #expect(
      try #require(Self.exposure(owner: 1000)).weaknesses
        == ["others of its user may read its memory"])
    // SIGSEGV is 11: bit 10.
    #expect(try #require(Self.exposure(caught: "0000000000000400")).handledCrashes == [SIGSEGV])
    #expect(
      try #require(Self.exposure(caught: "0000000000000400")).weaknesses
        == ["a crash may print memory (backtrace)"])
    #expect(
      try #require(Self.exposure(umask: "0022")).weaknesses
        == ["files that it makes are open to others"])
  }

  @Test func `of root's processes nobody can tell from outside whether they can be read`() throws {
    #expect(try #require(Self.exposure(uid: 0)).isDumpable == nil)
  }

  @Test func `a weakness is a warning in health`() throws {
    #expect(try #require(Self.exposure(umask: "0022")).health().state == .warn)
    #expect(try #require(Self.exposure()).health().state == .pass)
  }

  @Test func `what cannot be read is not judged`() {
    #expect(Self.exposure(umask: "x") == nil)
    #expect(ProcessExposure(status: "", limits: "", owner: 0) == nil)
    #expect(ProcessExposure(of: -1) == nil)
  }
}
