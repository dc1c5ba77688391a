import HTTPClient
import HTTPTypes
import ProviderAccess
import ServiceKit

/// Where a Ray head is, and what requests to it are authenticated with.
struct RayAddress: Sendable {
  /// Without a slash at its end.
  let baseURL: String
  private let token: ProviderSecret?
  private let field: HTTPField.Name

  /// The field that some proxies leave alone where they take `Authorization` for themselves.
  static let otherField = "X-Ray-Authorization"

  /// - Parameters:
  ///   - url: For example `http://127.0.0.1:8265`.
  ///   - token: Nil where the head asks for none.
  ///   - usesOtherField: Whether the token is sent as `X-Ray-Authorization`.
  /// - Throws: `ConfigurationError` for an address that cannot be used: whoever reaches a head may run programs on its
  ///   nodes, so that one without a token is spoken to on this machine only.
  init(
    _ url: String, token: ProviderSecret?, usesOtherField: Bool = false
  ) throws(ConfigurationError) {
    guard let target = try? RequestTarget(url), target.path == "/", target.query == nil else {
      throw .invalid(name: "RAY_ADDRESS", expected: "a URL such as http://127.0.0.1:8265")
    }
    let isHere = target.host == "localhost" || target.address?.scope == .loopback
    guard isHere || target.scheme == .https || token != nil else {
      throw .invalid(
        name: "RAY_ADDRESS",
        expected: "https, a host of this machine, or RAY_AUTH_TOKEN beside it: without a token"
          + " whoever is on the way could run programs on the nodes")
    }
    self.baseURL = target.origin
    self.token = token
    guard let other = HTTPField.Name(Self.otherField) else {
      preconditionFailure("the name of a field is made of letters and hyphens")
    }
    self.field = usesOtherField ? other : .authorization
  }

  /// What authenticates a request.
  var authentication: [HTTPField] {
    guard let token = self.token else { return [] }
    return [HTTPField(name: self.field, value: "Bearer \(token.value)")]
  }

  /// The URL of a resource; each segment is escaped.
  func url(_ path: [String], endsWithSlash: Bool) -> String {
    let place = (["api"] + path.map(PercentEncoding.encode)).joined(separator: "/")
    return "\(self.baseURL)/\(place)\(endsWithSlash ? "/" : "")"
  }
}
