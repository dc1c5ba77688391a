/// The metrics of the process itself, under the names that Prometheus's client libraries use.
enum ProcessMetrics {
  static func prometheusText(_ reading: ProcessReading?) -> String {
    guard let reading else { return "" }
    return PrometheusText.single(
      name: "process_resident_memory_bytes", kind: .gauge, value: Double(reading.residentBytes))
      + PrometheusText.single(
        name: "process_cpu_seconds_total", kind: .counter, value: reading.cpuSeconds)
      + PrometheusText.single(
        name: "process_uptime_seconds", kind: .gauge, value: reading.uptimeSeconds)
      + PrometheusText.single(
        name: "process_open_fds", kind: .gauge, value: Double(reading.openFiles))
  }
}
