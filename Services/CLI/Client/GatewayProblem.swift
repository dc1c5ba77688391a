package import RESTContract

/// A problem that the Gateway reported.
package struct GatewayProblem: Error, CustomStringConvertible {
  package let details: ProblemDetails

  package init(_ details: ProblemDetails) {
    self.details = details
  }

  /// The exit code that fits.
  package var code: CommandFailure.Code { Self.code(for: self.details.status) }

  package var description: String {
    var lines = ["\(self.details.title): \(self.details.detail)"]
    for fault in self.details.errors ?? [] {
      lines.append("  \(Self.position(of: fault))\(fault.reason)")
    }
    if let requestID = self.details.requestId {
      lines.append("Request \(requestID)")
    }
    return lines.joined(separator: "\n")
  }

  private static func position(of fault: ProblemDetails.Fault) -> String {
    var parts: [String] = []
    if let line = fault.line { parts.append("line \(line)") }
    if fault.line == nil, let index = fault.index { parts.append("item \(index)") }
    if let id = fault.id { parts.append(id) }
    if let pointer = fault.pointer { parts.append(pointer) }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
  }

  static func code(for status: Int) -> CommandFailure.Code {
    switch status {
    case 401, 403: .noPermission
    case 502, 503, 504: .unavailable
    case 500...: .software
    default: .refused
    }
  }
}
