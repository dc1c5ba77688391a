import Foundation
import RPCTransport
import TestSupport
import Testing

@testable import ServiceKit

struct ProcessTests {
  @Test func `proc files are read by field`() throws {
    let stat =
      "42 (a (strange) name) S 1 42 42 0 -1 4194560 500 0 0 0 150 50 0 0 20 0 7 0 1000 99 88"
    let reading = try #require(
      ProcessReading(
        statm: "5000 1200 300 1 0 900 0", stat: stat, systemUptime: "25.50 40.00", openFiles: 9,
        pageBytes: 4096, ticksPerSecond: 100))
    #expect(reading.residentBytes == 1200 * 4096)
    #expect(reading.cpuSeconds == 2)
    #expect(reading.uptimeSeconds == 15.5)
    #expect(reading.openFiles == 9)
  }

  @Test func `a truncated proc file gives no reading`() {
    #expect(
      ProcessReading(
        statm: "5000", stat: "42 (x) S 1", systemUptime: "1 1", openFiles: 0, pageBytes: 4096,
        ticksPerSecond: 100) == nil)
  }

  @Test func `this process can be read`() throws {
    let reading = try #require(ProcessReading.now())
    #expect(reading.residentBytes > 1 << 20)
    #expect(reading.openFiles > 2)
    #expect(reading.uptimeSeconds >= 0)
  }

  @Test func `the soft limit of open files is raised as far as the hard one allows, never lowered`()
  {
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var before = rlimit()
    getrlimit(files, &before)
    let wanted = min(before.rlim_cur + 1, before.rlim_max)
    #expect(FileLimit.raise(to: wanted) == wanted)
    #expect(FileLimit.raise(to: 1) == wanted)
    var after = rlimit()
    getrlimit(files, &after)
    #expect(after.rlim_cur == wanted && after.rlim_max == before.rlim_max)
  }

  @Test func `hardening forbids core dumps`() {
    #expect(ProcessHardening.apply() == [])
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    #expect(limit.rlim_cur == 0 && limit.rlim_max == 0)
  }

  @Test func `what hardening does is what the system shows`() throws {
    #expect(ProcessHardening.apply() == [])
    let exposure = try #require(ProcessExposure(of: getpid()))
    #expect(exposure.weaknesses == [])
    #expect(exposure.health().state == .pass)
  }

  @Test func `a private file is read`() throws {
    let directory = TemporaryDirectory()
    let file = try directory.write("secret", to: "key")
    #expect(try PrivateFile.read(file) == Data("secret".utf8))
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o620])
  func `a secret that others can use is refused`(mode: Int) throws {
    let directory = TemporaryDirectory()
    let file = try directory.write("secret", to: "key", mode: mode)
    #expect(
      throws: ConfigurationError.insecureFile(path: file.path(), mode: String(mode, radix: 8))
    ) {
      try PrivateFile.read(file)
    }
  }

  @Test func `a missing file is named`() throws {
    let directory = TemporaryDirectory()
    let file = directory.url.appending(path: "absent")
    let error = #expect(throws: ConfigurationError.self) { try PrivateFile.read(file) }
    #expect(error?.description.contains(file.path()) == true)
  }

  @Test func `a directory is not a secret`() throws {
    let directory = TemporaryDirectory()
    #expect(throws: ConfigurationError.self) { try PrivateFile.read(directory.url) }
  }

  @Test func `start failures exit as their causes say`() {
    let address = RPCAddress(host: "127.0.0.1", port: 1)
    struct Other: Error {}
    #expect(StartFailure(ConfigurationError.unknownOption("--x")).exitCode == .usage)
    #expect(
      StartFailure(ConfigurationError.invalid(name: "A", expected: "b")).exitCode == .configuration)
    #expect(
      StartFailure(RPCConfigurationError.bind(address: address, detail: "")).exitCode
        == .unavailable)
    #expect(
      StartFailure(RPCConfigurationError.credentials(detail: "")).exitCode == .configuration)
    #expect(StartFailure(Other()).exitCode == .unavailable)
  }

  @Test func `a start failure is one line that names the setting`() {
    struct Other: Error, CustomStringConvertible { let description = "one\ntwo" }
    #expect(StartFailure(Other(), setting: "X_LISTEN").message == "X_LISTEN: one two")
  }
}
