/// Who asks, as the Hub knows them.
struct HubAccount: Decodable, Sendable {
  /// An organisation that they belong to.
  struct Organisation: Decodable, Sendable {
    let name: String
    /// Nil where the Hub does not say.
    let canPay: Bool?
  }

  /// Their name.
  let name: String
  /// Nil where the Hub does not say.
  let canPay: Bool?
  /// Where they belong to.
  let organisations: [Organisation]
  /// The token's role: `read`, `write`, `fineGrained`; nil where the Hub does not say.
  let role: String?
  /// What a fine-grained token may do, by the name that it may do it in; empty where the Hub does not say.
  let permissions: [String: Set<String>]

  private struct Entity: Decodable {
    let name: String?
  }

  private struct Scope: Decodable {
    let entity: Entity?
    let permissions: [String]?
  }

  private struct FineGrained: Decodable {
    let scoped: [Scope]?
  }

  private struct Token: Decodable {
    let role: String?
    let fineGrained: FineGrained?
  }

  private struct Authentication: Decodable {
    let accessToken: Token?
  }

  private enum CodingKeys: String, CodingKey {
    case name, canPay, orgs, auth
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.name = try container.decode(String.self, forKey: .name)
    self.canPay = container.lenient(.canPay)
    self.organisations = container.lenient(.orgs) ?? []
    let authentication: Authentication? = container.lenient(.auth)
    self.role = authentication?.accessToken?.role
    self.permissions = (authentication?.accessToken?.fineGrained?.scoped ?? [])
      .reduce(into: [:]) { permissions, scope in
        guard let name = scope.entity?.name else { return }
        permissions[name, default: []].formUnion(scope.permissions ?? [])
      }
  }

  /// The rights without which nothing can be trained.
  private static let neededPermissions: Set<String> = ["repo.write", "job.write"]

  /// What hinders a training in a namespace, and what to do about it; nil when nothing is known to.
  func hindrance(in namespace: String) -> String? {
    let organisation = self.organisations.first { $0.name == namespace }
    guard self.name == namespace || organisation != nil else {
      return "the token's owner \(self.name) does not belong to \(namespace); correct HF_NAMESPACE"
    }
    switch self.role {
    case "read": return "the token may only read; make one that may write"
    case "fineGrained":
      if let granted = self.permissions[namespace] {
        let missing = Self.neededPermissions.subtracting(granted).sorted()
        guard missing.isEmpty else {
          return
            "the token lacks \(missing.joined(separator: ", ")) in \(namespace); add that to it"
        }
      } else if !self.permissions.isEmpty {
        return "the token has no rights in \(namespace); add repo.write and job.write to it"
      }
    default: break
    }
    let canPay = self.name == namespace ? self.canPay : organisation?.canPay
    guard canPay != false else {
      return "\(namespace) cannot pay for jobs; add a payment method or credits at Hugging Face"
    }
    return nil
  }
}

/// A machine that jobs can run on.
struct HubHardware: Decodable, Sendable {
  /// How jobs ask for it.
  let name: String
  /// What an hour of it costs in US dollars; nil where the Hub does not say.
  let dollarsPerHour: Double?

  private enum CodingKeys: String, CodingKey {
    case name, unitCostMicroUSD, unitCostUSD, unitLabel
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.name = try container.decode(String.self, forKey: .name)
    let micro: Double? = container.lenient(.unitCostMicroUSD)
    let cost = micro.map { $0 / 1e6 } ?? container.lenient(.unitCostUSD)
    let unitsPerHour: [String: Double] = ["second": 3_600, "minute": 60, "hour": 1]
    let unit: String = container.lenient(.unitLabel) ?? "minute"
    self.dollarsPerHour = cost.flatMap { cost in unitsPerHour[unit].map { cost * $0 } }
  }
}
