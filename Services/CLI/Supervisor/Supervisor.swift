import Foundation
import PKI
package import ServiceKit
import SystemPackage

/// Runs the five services of a system on this machine as processes of their own.
package final class Supervisor: Sendable {
  /// How long the services may take to serve.
  static let startBound = Duration.seconds(60)
  /// How often certificates are looked at that may have to be renewed.
  static let renewalInterval = Duration.seconds(3600)

  package let layout: SystemLayout
  private let processes: [ServiceName: ManagedProcess]
  private let lifelineWriteEnd: FileDescriptor
  private let lifelineReadEnd: FileDescriptor
  private let lock: DirectoryLock

  /// Prepares a system: takes the data directory, makes keys and certificates that are missing.
  ///
  /// Throws `CommandFailure`, for example when another system uses the data directory.
  ///
  /// - Parameter stopBound: from the request to stop to killing a service that does not.
  package init(layout: SystemLayout, stopBound: Duration = .seconds(30)) throws {
    self.layout = layout
    self.lock = try DirectoryLock(directory: layout.dataDirectory)
    try DevelopmentAuthority(directory: layout.pkiDirectory).prepare()
    let lifeline = try FileDescriptor.pipe(options: [.closeOnExec])
    self.lifelineReadEnd = lifeline.readEnd
    self.lifelineWriteEnd = lifeline.writeEnd
    var processes: [ServiceName: ManagedProcess] = [:]
    for service in ServiceName.allCases {
      processes[service] = ManagedProcess(
        program: try layout.program(of: service),
        log: try ProcessLog(directory: layout.logDirectory, service: service.rawValue),
        lifeline: lifeline.readEnd, stopBound: stopBound)
    }
    self.processes = processes
  }

  deinit {
    try? self.lifelineReadEnd.close()
    try? self.lifelineWriteEnd.close()
  }

  /// The process id of a service; nil between two processes.
  package func pid(of service: ServiceName) -> Int32? { self.processes[service]?.pid }

  /// How often a service has been started again.
  package func restarts(of service: ServiceName) -> Int { self.processes[service]?.restarts ?? 0 }

  /// Where a service logs.
  package func log(of service: ServiceName) -> ProcessLog? { self.processes[service]?.log }

  /// Starts the services, runs `body` once all of them serve, and stops them when it returns or throws.
  package func run<Result: Sendable>(
    _ body: @escaping @Sendable (Supervisor) async throws -> Result
  ) async throws -> Result {
    defer { RuntimeState.remove(from: self.layout.dataDirectory) }
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      for process in self.processes.values {
        group.addTask {
          try await process.run()
          return nil
        }
      }
      group.addTask {
        try await self.renewCertificates()
        return nil
      }
      group.addTask {
        try await self.waitUntilReady()
        try self.state.save(to: self.layout.dataDirectory)
        return try await body(self)
      }
      defer { group.cancelAll() }
      while let finished = try await group.next() {
        if let result = finished { return result }
      }
      throw CancellationError()
    }
  }

  /// Renews certificates long before they expire; the services take them by themselves.
  private func renewCertificates() async throws {
    while true {
      try await Task.sleep(for: Self.renewalInterval)
      do {
        try DevelopmentAuthority(directory: self.layout.pkiDirectory).prepare()
      } catch {
        // The services warn of what expires; they go on until it does.
        FileHandle.standardError.write(Data("reddytalk: certificates not renewed: \(error)\n".utf8))
      }
    }
  }

  /// Waits until all services serve.
  package func waitUntilReady() async throws {
    let readiness = Readiness()
    let layout = self.layout
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await Task.sleep(for: Self.startBound)
        throw CommandFailure(
          .unavailable, "the services did not start within \(Self.startBound)",
          remedy: "Look into the logs in \(layout.logDirectory.path).")
      }
      for service in ServiceName.allCases {
        group.addTask {
          try await readiness.waitUntilReady(layout.endpoint(of: service).metricsAddress)
        }
      }
      for _ in ServiceName.allCases { try await group.next() }
      group.cancelAll()
    }
  }

  /// Kills what still runs, without asking.
  package func killAll() {
    for process in self.processes.values {
      if let pid = process.pid { kill(pid, SIGKILL) }
    }
  }

  /// What the other commands need to know.
  package var state: RuntimeState {
    RuntimeState(
      pid: getpid(), gatewayURL: self.layout.gatewayURL,
      certificateAuthorityFile: self.layout.certificateAuthorityFile,
      pkiDirectory: self.layout.pkiDirectory.path,
      processes: ServiceName.allCases.map { service in
        let endpoint = self.layout.endpoint(of: service)
        return RuntimeState.Process(
          service: service.rawValue, pid: self.pid(of: service) ?? 0, address: endpoint.address,
          metricsAddress: endpoint.metricsAddress)
      })
  }
}
