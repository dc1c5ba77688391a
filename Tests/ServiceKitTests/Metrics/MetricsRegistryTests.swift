import Metrics
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
    #expect(text.hasPrefix("# TYPE rpc_duration_seconds histogram\n"))
    #expect(text.contains("rpc_duration_seconds_bucket{le=\"0.0005\"} 0\n"))
    #expect(text.contains("rpc_duration_seconds_bucket{le=\"0.001\"} 1\n"))
    #expect(text.contains("rpc_duration_seconds_bucket{le=\"0.05\"} 2\n"))
    #expect(text.contains("rpc_duration_seconds_bucket{le=\"60\"} 2\n"))
    #expect(text.contains("rpc_duration_seconds_bucket{le=\"+Inf\"} 3\n"))
    #expect(text.contains("rpc_duration_seconds_count 3\n"))
    #expect(text.contains("rpc_duration_seconds_sum 120.041\n"))
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
