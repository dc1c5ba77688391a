/// One of the product's services, as `ServiceProgram` runs it.
public protocol PipelineService: Sendable {
  /// Which one it is.
  static var name: ServiceName { get }

  /// The settings that it reads besides those that all services have; `--help` shows them, and the
  /// command line takes no others.
  static var configurationKeys: [ConfigurationKey] { get }

  /// Puts the service together: configuration, store, domain, handlers. Starts nothing.
  static func make(in environment: ServiceEnvironment) async throws -> ServiceAssembly
}

extension PipelineService {
  /// None.
  public static var configurationKeys: [ConfigurationKey] { [] }
}
