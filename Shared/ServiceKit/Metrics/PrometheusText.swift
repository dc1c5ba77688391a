/// Prometheus's text exposition format, version 0.0.4.
enum PrometheusText {
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// The metric name of a label: "rpc.server.calls" counts as "rpc_server_calls_total".
  static func name(_ label: String, kind: MetricKind) -> String {
    var name = String(
      label.unicodeScalars.map { scalar -> Character in
        self.isNameScalar(scalar) ? Character(scalar) : "_"
      })
    if name.first.map({ $0.isNumber }) ?? true { name = "_" + name }
    if kind == .counter && !name.hasSuffix("_total") { name += "_total" }
    return name
  }

  /// All series of one name.
  static func family(name: String, _ family: MetricsRegistry.Family) -> String {
    var text = "# TYPE \(name) \(family.kind.rawValue)\n"
    let series = family.series.map { (self.labels($0.key), $0.value) }
    for (labels, series) in series.sorted(by: { $0.0.joined() < $1.0.joined() }) {
      for sample in series.samples {
        let own = sample.dimension.map { [self.label($0.name, $0.value)] } ?? []
        text += self.line(name + sample.suffix, labels + own, sample.value)
      }
    }
    return text
  }

  /// A family of one sample without labels.
  static func single(name: String, kind: MetricKind, value: Double) -> String {
    "# TYPE \(name) \(kind.rawValue)\n" + self.line(name, [], value)
  }

  /// A number without a needless fraction.
  static func number(_ value: Double) -> String {
    if value == .infinity { return "+Inf" }
    if value.isNaN { return "NaN" }
    if let whole = Int64(exactly: value) { return "\(whole)" }
    return "\(value)"
  }

  private static func line(_ name: String, _ labels: [String], _ value: Double) -> String {
    let labels = labels.isEmpty ? "" : "{" + labels.joined(separator: ",") + "}"
    return "\(name)\(labels) \(self.number(value))\n"
  }

  private static func labels(_ dimensions: MetricsRegistry.Dimensions) -> [String] {
    dimensions.pairs.map { self.label($0[0], $0[1]) }
  }

  private static func label(_ name: String, _ value: String) -> String {
    let name = String(
      name.unicodeScalars.map { self.isNameScalar($0) && $0 != ":" ? Character($0) : "_" })
    var escaped = ""
    for character in value {
      switch character {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
    return "\(name)=\"\(escaped)\""
  }

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      || scalar == "_" || scalar == ":"
  }
}
