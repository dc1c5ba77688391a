/// The state of a service at one moment.
public struct HealthReport: Sendable {
  /// Which service.
  public let service: String
  /// The version of its program.
  public let version: String
  /// The results by name.
  public let checks: [(name: String, result: HealthCheckResult)]
  /// What the process uses; `nil` where the system does not tell.
  public let process: ProcessReading?
  /// From the start of the process to serving; `nil` before it serves.
  public let startSeconds: Double?

  /// The worst state of all checks.
  public var state: HealthCheckResult.State {
    let states = self.checks.map(\.result.state)
    if states.contains(.fail) { return .fail }
    return states.contains(.warn) ? .warn : .pass
  }

  /// The report as a JSON object.
  public var json: String {
    let checks = self.checks.map { name, result in
      JSONText.object([
        ("name", JSONText.string(name)),
        ("status", JSONText.string(result.state.rawValue)),
        ("detail", JSONText.string(result.detail)),
        ("remedy", JSONText.string(result.remedy)),
      ])
    }
    var members = [
      ("status", JSONText.string(self.state.rawValue)),
      ("service", JSONText.string(self.service)),
      ("version", JSONText.string(self.version)),
      ("checks", "[" + checks.joined(separator: ",") + "]"),
    ]
    if let process = self.process {
      members += [
        ("residentBytes", "\(process.residentBytes)"),
        ("cpuSeconds", JSONText.number(process.cpuSeconds)),
        ("uptimeSeconds", JSONText.number(process.uptimeSeconds)),
      ]
    }
    if let startSeconds = self.startSeconds {
      members.append(("startSeconds", JSONText.number(startSeconds)))
    }
    return JSONText.object(members)
  }
}
