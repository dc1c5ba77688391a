/// Names a method: `reddytalk.collector.v1.Collector` and `IngestConversations`.
public struct MethodDescriptor: Hashable, Sendable {
  /// The fully qualified service name.
  public let service: String
  /// The method's name in the service.
  public let method: String

  /// Creates a descriptor.
  public init(service: String, method: String) {
    self.service = service
    self.method = method
  }

  /// The name on the wire: `pkg.Service/Method`.
  public var path: String { "\(self.service)/\(self.method)" }
}

extension MethodDescriptor: CustomStringConvertible {
  public var description: String { self.path }
}
