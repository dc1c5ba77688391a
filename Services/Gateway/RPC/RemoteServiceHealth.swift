import API
import RESTContract
import RPCCore

/// Asks services how they are over RPC.
struct RemoteServiceHealth: ServiceHealth {
  /// The Gateway's report about itself.
  typealias OwnReport = @Sendable () async -> HealthResource.Service

  private let clients: [Peer: HealthClient]
  private let timeout: Duration
  private let ownReport: OwnReport

  /// Asks through `clients`, and gives up on each after `timeout`.
  init(
    clients: [Peer: HealthClient], timeout: Duration, ownReport: @escaping OwnReport
  ) {
    self.clients = clients
    self.timeout = timeout
    self.ownReport = ownReport
  }

  func ownHealth() async -> HealthResource.Service { await self.ownReport() }

  func health(of peer: Peer) async -> HealthResource.Service {
    guard let client = self.clients[peer] else {
      return .init(name: peer.rawValue, status: .down, detail: "no address is configured")
    }
    do {
      let response = try await client.check(.init(), options: CallOptions(timeout: self.timeout))
      return HealthResource.Service(response, of: peer)
    } catch let error as RPCError where error.code == .deadlineExceeded {
      return .init(name: peer.rawValue, status: .down, detail: "it does not answer")
    } catch let error as RPCError {
      return .init(name: peer.rawValue, status: .down, detail: "it cannot be asked: \(error.code)")
    } catch {
      return .init(name: peer.rawValue, status: .down, detail: "it cannot be asked")
    }
  }
}

extension HealthResource.Service {
  fileprivate init(_ response: Reddytalk_Common_V1_HealthResponse, of peer: Peer) {
    let checks = response.checks.map(HealthResource.Check.init)
    self.init(name: peer.rawValue, checks: checks)
    self.version = response.version
    self.residentBytes = Int(clamping: response.residentBytes)
    self.cpuSeconds = response.cpuSeconds
    self.uptimeSeconds = response.uptimeSeconds
    self.startSeconds = response.startSeconds
  }

  /// The service with its worst check as its state.
  init(name: String, checks: [HealthResource.Check]) {
    let worst =
      checks.first { $0.state == "fail" } ?? checks.first { $0.state == "warn" }
    let status: HealthResource.Status =
      switch worst?.state {
      case "fail": .down
      case "warn": .degraded
      default: .ok
      }
    self.init(name: name, status: status, detail: worst.map { "\($0.name): \($0.detail)" })
    self.checks = checks
  }
}

extension HealthResource.Check {
  fileprivate init(_ check: Reddytalk_Common_V1_HealthCheck) {
    let state =
      switch check.state {
      case .pass: "pass"
      case .warn: "warn"
      case .fail, .unspecified, .UNRECOGNIZED: "fail"
      }
    self.init(
      name: check.name, state: state, detail: check.detail,
      remedy: check.remedy.isEmpty ? nil : check.remedy)
  }
}
