package import Foundation
import NIOCore
import NIOPosix
package import ServiceKit
import SystemPackage

/// Where everything of a system on this machine is: programs, ports, directories, settings.
package struct SystemLayout: Sendable {
  /// The addresses of one service.
  package struct Endpoint: Sendable, Equatable {
    package var address: String
    package var metricsAddress: String
  }

  package let dataDirectory: URL
  /// Where the service binaries are.
  let programDirectory: URL
  let endpoints: [ServiceName: Endpoint]
  /// Settings for the services beyond the layout's own.
  let settings: [String: String]

  /// - Parameters:
  ///   - firstPort: nil takes the services' own ports, 0 free ones, any other number that one and those after it.
  package init(
    dataDirectory: URL, programDirectory: URL = Self.ownDirectory, firstPort: Int?,
    settings: [String: String] = [:]
  ) async throws {
    self.dataDirectory = dataDirectory
    self.programDirectory = programDirectory
    self.endpoints = try await Self.endpoints(firstPort: firstPort)
    self.settings = settings
  }

  package var pkiDirectory: URL { self.dataDirectory.appending(path: "pki") }
  package var logDirectory: URL { self.dataDirectory.appending(path: "logs") }

  package func endpoint(of service: ServiceName) -> Endpoint {
    guard let endpoint = self.endpoints[service] else {
      preconditionFailure("every service has an endpoint")
    }
    return endpoint
  }

  package var gatewayURL: String { "https://\(self.endpoint(of: .gateway).address)" }
  package var certificateAuthorityFile: String {
    self.pkiDirectory.appending(path: "ca.pem").path
  }

  /// The directory of the running program, where the services' programs are too.
  package static var ownDirectory: URL {
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: path).deletingLastPathComponent()
  }

  // MARK: - Programs

  func program(of service: ServiceName) throws -> ManagedProcess.Program {
    let executable = self.programDirectory.appending(path: service.rawValue).path
    guard FileManager.default.isExecutableFile(atPath: executable) else {
      throw CommandFailure(
        .configuration, "the program of the \(service.rawValue) is not at \(executable)",
        remedy: "Build all programs with 'make release', and keep them in one directory.")
    }
    return ManagedProcess.Program(
      service: service.rawValue, executable: FilePath(executable),
      environment: self.environment(of: service))
  }

  private func environment(of service: ServiceName) -> [String: String] {
    var environment = self.settings
    environment["REDDYTALK_DATA_DIR"] = self.dataDirectory.path
    environment["REDDYTALK_PKI_DIR"] = self.pkiDirectory.path
    environment["REDDYTALK_STOP_WITH_PARENT"] = "true"
    // A crash report would print registers and memory, and with them patient text.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    for (other, endpoint) in self.endpoints {
      environment["\(other.rawValue.uppercased())_ADDRESS"] = endpoint.address
    }
    let own = self.endpoint(of: service)
    let prefix = service.rawValue.uppercased()
    environment["\(prefix)_LISTEN"] = own.address
    environment["\(prefix)_METRICS_LISTEN"] = own.metricsAddress
    return environment
  }

  // MARK: - Ports

  private static func endpoints(firstPort: Int?) async throws -> [ServiceName: Endpoint] {
    let services = ServiceName.allCases
    var ports: [Int]
    switch firstPort {
    case nil:
      ports = services.map(\.defaultPort) + services.map { $0.defaultPort + 100 }
    case 0:
      ports = try await Self.freePorts(services.count * 2)
    case let first?:
      ports = Array(first..<(first + services.count * 2))
    }
    let metricsPorts = ports[services.count...]
    ports.removeLast(services.count)
    return Dictionary(
      uniqueKeysWithValues: zip(services, zip(ports, metricsPorts)).map { service, ports in
        (
          service,
          Endpoint(address: "127.0.0.1:\(ports.0)", metricsAddress: "127.0.0.1:\(ports.1)")
        )
      })
  }

  /// Ports that nobody listens on now. All are held at once, so that no two are the same.
  private static func freePorts(_ count: Int) async throws -> [Int] {
    let group = MultiThreadedEventLoopGroup.singleton
    var listeners: [any Channel] = []
    for _ in 0..<count {
      listeners.append(
        try await ServerBootstrap(group: group).bind(host: "127.0.0.1", port: 0).get())
    }
    let ports = listeners.compactMap { $0.localAddress?.port }
    for listener in listeners { try await listener.close() }
    return ports
  }
}
