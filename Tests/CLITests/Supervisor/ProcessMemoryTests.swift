import Foundation
import Testing

@testable import CLI

@Suite("The memory of a process")
struct ProcessMemoryTests {
  @Test func `is its proportional share, in bytes`() {
    let text = """
      55d0-7ffd ---p 00000000 00:00 0 [rollup]
      Rss:               50332 kB
      Pss:               28258 kB
      Pss_Dirty:         10928 kB
      """
    #expect(ProcessMemory.proportionalBytes(smapsRollup: text) == 28_258 * 1024)
    #expect(ProcessMemory.proportionalBytes(smapsRollup: "Rss: 1 kB") == nil)
  }

  @Test func `can be read of one's own process`() throws {
    let bytes = try #require(ProcessMemory.proportionalBytes(pid: getpid()))
    #expect(bytes > 1 << 20)
  }

  @Test func `is unknown of a process that does not exist`() {
    #expect(ProcessMemory.proportionalBytes(pid: Int32.max) == nil)
  }
}
