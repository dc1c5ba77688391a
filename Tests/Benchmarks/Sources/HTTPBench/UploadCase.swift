import BenchKit
import HTTPClient
import HTTPTypes

/// Sends a file, and tells how much memory that took.
struct UploadCase {
  let url: String
  let path: String

  func run() async throws -> String {
    let client = CurlClient(configuration: .init(proxies: .none))
    // Everything that a first request loads is there before the measurement.
    _ = try await client.send(
      OutboundRequest(method: .put, url: self.url, body: .bytes(Array("warm".utf8))))
    let before = ProcessReading.peakResidentMiB(of: 0)
    let start = ContinuousClock.now
    let response = try await client.send(
      OutboundRequest(
        method: .put, url: self.url, body: .file(path: self.path),
        timeouts: Timeouts(total: .seconds(600), stall: .seconds(30))))
    guard response.status == .ok else { Failure.end("the sink answers \(response.status.code)") }
    let elapsed = start.duration(to: .now).components
    let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    let growth = ProcessReading.peakResidentMiB(of: 0) - before
    return "{\"upload_s\": \((seconds * 1000).rounded() / 1000), "
      + "\"vmhwm_growth_mib\": \((growth * 100).rounded() / 100)}"
  }
}
