import Metrics
import TestSupport
import Testing

@testable import ServiceKit

struct MetricsRegistryTests {
  private let registry = MetricsRegistry()

  @Test func `a counter shows its sum by dimensions`() {
    Counter(label: "rpc.calls", dimensions: [("code", "OK")], factory: self.registry)
      .increment(by: 2)
    Counter(label: "rpc.calls", dimensions: [("code", "OK")], factory: self.registry).increment()
    Counter(label: "rpc.calls", dimensions: [("code", "NO")], factory: self.registry).increment()
    #expect(
      self.registry.prometheusText() == """
        # TYPE rpc_calls_total counter
        rpc_calls_total{code="NO"} 1
        rpc_calls_total{code="OK"} 3

        """)
  }

  @Test func `the order of dimensions makes no difference`() {
    let dimensions = [("a", "1"), ("b", "2")]
    Counter(label: "c", dimensions: dimensions, factory: self.registry).increment()
    Counter(label: "c", dimensions: dimensions.reversed(), factory: self.registry).increment()
    #expect(self.registry.prometheusText().contains("c_total{a=\"1\",b=\"2\"} 2"))
  }

  @Test func `a gauge shows its last value`() {
    let gauge = Gauge(label: "queue", factory: self.registry)
    gauge.record(5)
    gauge.record(2.5)
    #expect(self.registry.prometheusText() == "# TYPE queue gauge\nqueue 2.5\n")
  }

  @Test func `a meter goes up and down`() {
    let meter = Meter(label: "active", factory: self.registry)
    meter.increment()
    meter.increment()
    meter.decrement()
    #expect(self.registry.prometheusText().hasSuffix("active 1\n"))
  }

  @Test func `a timer is a cumulative histogram of seconds`() {
    let timer = Metrics.Timer(label: "rpc.duration", factory: self.registry)
    timer.recordMilliseconds(1)
    timer.recordMilliseconds(40)
    timer.recordSeconds(120)
    let text = self.registry.prometheusText()
    #expect(text.contains("# TYPE rpc_duration_seconds histogram\n"))
    #expect(text.contains("rpc_duration_seconds_bucket{le=\"0.0005\"} 0\n"))
    #expect(text.contains("rpc_duration_seconds_bucket{le=\"0.001\"} 1\n"))
    #expect(text.contains("rpc_duration_seconds_bucket{le=\"0.05\"} 2\n"))
    #expect(text.contains("rpc_duration_seconds_bucket{le=\"60\"} 2\n"))
    #expect(text.contains("rpc_duration_seconds_bucket{le=\"+Inf\"} 3\n"))
    #expect(text.contains("rpc_duration_seconds_count 3\n"))
    #expect(text.contains("rpc_duration_seconds_sum 120.041\n"))
  }

  @Test func `a timer shows quantiles within one per cent`() {
    let timer = Metrics.Timer(label: "t", factory: self.registry)
    for milliseconds in 1...1000 { timer.recordMilliseconds(milliseconds) }
    for (quantile, expected) in [("0.5", 0.5), ("0.9", 0.9), ("0.99", 0.99), ("0.999", 0.999)] {
      let shown = self.value("t_recent_seconds{quantile=\"\(quantile)\"}", in: self.registry)
      #expect(abs(shown - expected) <= 0.01 * expected)
    }
    #expect(self.value("t_recent_seconds_count", in: self.registry) == 1000)
    #expect(abs(self.value("t_recent_seconds_sum", in: self.registry) - 500.5) < 1e-6)
  }

  @Test func `quantiles forget what is older than ten minutes`() {
    let clock = ManualClock()
    let start = ContinuousClock.now
    let registry = MetricsRegistry(now: { start + clock.now.offset })
    let timer = Metrics.Timer(label: "t", factory: registry)
    let median = "t_recent_seconds{quantile=\"0.5\"}"
    #expect(self.value(median, in: registry).isNaN)
    timer.recordSeconds(8)
    clock.advance(by: .seconds(360))
    timer.recordSeconds(1)
    timer.recordSeconds(1)
    #expect(abs(self.value("t_recent_seconds{quantile=\"0.999\"}", in: registry) - 8) < 0.08)
    clock.advance(by: .seconds(360))
    #expect(abs(self.value("t_recent_seconds{quantile=\"0.999\"}", in: registry) - 1) < 0.01)
    clock.advance(by: .seconds(600))
    #expect(self.value(median, in: registry).isNaN)
    #expect(self.value("t_recent_seconds_count", in: registry) == 3)
  }

  private func value(_ series: String, in registry: MetricsRegistry) -> Double {
    let line = registry.prometheusText().split(separator: "\n").first { $0.hasPrefix(series + " ") }
    return line?.split(separator: " ").last.flatMap { Double(String($0)) } ?? -1
  }

  @Test func `a recorder is a histogram of counts`() {
    Recorder(label: "batch", factory: self.registry).record(4)
    #expect(self.registry.prometheusText().contains("batch_bucket{le=\"4\"} 1\n"))
    #expect(self.registry.prometheusText().contains("batch_bucket{le=\"1\"} 0\n"))
  }

  @Test func `labels are escaped and names made legal`() {
    Counter(label: "1 odd-name", dimensions: [("a.b", "x\"\\\ny")], factory: self.registry)
      .increment()
    #expect(self.registry.prometheusText().contains("_1_odd_name_total{a_b=\"x\\\"\\\\\\ny\"} 1"))
  }

  @Test func `a label used for two kinds makes two names`() {
    Gauge(label: "x_total", factory: self.registry).record(1)
    Counter(label: "x", factory: self.registry).increment()
    let text = self.registry.prometheusText()
    #expect(
      text.contains("# TYPE x_total gauge\n") && text.contains("# TYPE x_total_counter counter\n"))
  }

  @Test func `the process shows itself`() throws {
    let text = ProcessMetrics.prometheusText(.now())
    #expect(text.contains("# TYPE process_resident_memory_bytes gauge\n"))
    #expect(text.contains("\nprocess_cpu_seconds_total "))
  }
}
