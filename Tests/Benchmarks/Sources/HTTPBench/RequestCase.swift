import BenchKit
import HTTPClient
import HTTPTypes

/// Asks for one document with so many requests in flight: a closed loop in each task.
struct RequestCase {
  private struct Tally: Sendable {
    var latencies = LatencyHistogram()
    var errors = 0
  }

  private let url: String
  private let seconds: Double
  private let warmUp: Double
  private let inFlight: Int

  init(_ arguments: Arguments) {
    self.url = arguments.text("url")
    self.seconds = arguments.number("seconds", default: 3)
    self.warmUp = arguments.number("warmup-s", default: 0.5)
    self.inFlight = arguments.number("in-flight", default: 64)
  }

  func run() async throws -> String {
    let client = CurlClient(
      configuration: .init(proxies: .none, maximumConnectionsPerHost: self.inFlight))
    let start = ContinuousClock.now + .seconds(self.warmUp)
    let end = start + .seconds(self.seconds)
    let tally = await withTaskGroup(of: Tally.self) { group in
      for _ in 0..<self.inFlight {
        group.addTask { await self.ask(client, from: start, to: end) }
      }
      return await group.reduce(into: Tally()) { sum, tally in
        sum.latencies.add(tally.latencies)
        sum.errors += tally.errors
      }
    }
    let rate = Double(tally.latencies.total) / self.seconds
    let p50 = tally.latencies.microseconds(atQuantile: 0.5)
    let p99 = tally.latencies.microseconds(atQuantile: 0.99)
    return "{\"requests_per_s\": \(rate.rounded()), \"p50_us\": \(p50.rounded()), "
      + "\"p99_us\": \(p99.rounded()), \"errors\": \(tally.errors)}"
  }

  private func ask(
    _ client: CurlClient, from start: ContinuousClock.Instant, to end: ContinuousClock.Instant
  ) async -> Tally {
    let request = OutboundRequest(url: self.url)
    var tally = Tally()
    var before = ContinuousClock.now
    while before < end {
      let isGood = (try? await client.send(request))?.status == .ok
      let after = ContinuousClock.now
      if before >= start {
        if isGood {
          let (seconds, attoseconds) = before.duration(to: after).components
          tally.latencies.record(
            nanoseconds: UInt64(seconds * 1_000_000_000 + attoseconds / 1_000_000_000))
        } else {
          tally.errors += 1
        }
      }
      before = after
    }
    return tally
  }
}
