import HTTPClient
import HTTPTypes

/// Tokens of Microsoft Entra ID for an application with a secret (RFC 6749, section 4.4).
package struct EntraTokenSource: TokenSource {
  private let tenant: String
  private let clientID: String
  private let clientSecret: ProviderSecret
  private let scope: String
  private let authority: String
  private let http: any HTTPExchange

  /// Where tokens are given out.
  package static let publicAuthority = "https://login.microsoftonline.com"

  /// - Parameters:
  ///   - tenant: The directory that knows the application.
  ///   - clientID: The application.
  ///   - clientSecret: What proves that it is the application which asks.
  ///   - scope: What the token is for.
  ///   - authority: Where tokens are given out, without a slash at its end.
  ///   - http: Sends.
  package init(
    tenant: String, clientID: String, clientSecret: ProviderSecret, scope: String,
    authority: String = EntraTokenSource.publicAuthority, over http: any HTTPExchange
  ) {
    self.tenant = tenant
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.scope = scope
    self.authority = authority
    self.http = http
  }

  package func grant() async throws -> RenewedToken.Grant {
    let form = [
      ("client_id", self.clientID), ("client_secret", self.clientSecret.value),
      ("grant_type", "client_credentials"), ("scope", self.scope),
    ].map { "\($0.0)=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    var redactor = Redactor()
    redactor.add(self.clientSecret.value)
    return try await TokenAnswer.grant(
      from: OutboundRequest(
        method: .post,
        url: "\(self.authority)/\(PercentEncoding.encode(self.tenant))/oauth2/v2.0/token",
        headers: [.contentType: "application/x-www-form-urlencoded"],
        body: .bytes(Array(form.utf8)), maximumResponseBytes: 1 << 20, repetition: .guarded),
      over: self.http, redactor: redactor)
  }
}

/// Tokens for the machine, or the container, that this runs on.
package struct ManagedIdentitySource: TokenSource {
  /// Where a container's tokens are given out, and what proves that it is the container which asks.
  package struct Container: Sendable {
    let endpoint: String
    let header: ProviderSecret

    package init(endpoint: String, header: ProviderSecret) {
      self.endpoint = endpoint
      self.header = header
    }
  }

  private let resource: String
  private let container: Container?
  private let http: any HTTPExchange

  /// The metadata service of Azure's machines.
  private static let metadataService = "http://169.254.169.254/metadata/identity/oauth2/token"

  /// - Parameters:
  ///   - resource: What the token is for.
  ///   - container: Nil on a virtual machine, whose metadata service is asked.
  ///   - http: Must be allowed to ask there, and use no proxy.
  package init(resource: String, container: Container?, over http: any HTTPExchange) {
    self.resource = resource
    self.container = container
    self.http = http
  }

  package func grant() async throws -> RenewedToken.Grant {
    let resource = PercentEncoding.encode(self.resource)
    var headers = HTTPFields()
    var redactor = Redactor()
    let url: String
    if let container = self.container, let name = HTTPField.Name("X-IDENTITY-HEADER") {
      headers[name] = container.header.value
      redactor.add(container.header.value)
      url = "\(container.endpoint)?api-version=2019-08-01&resource=\(resource)"
    } else {
      if let name = HTTPField.Name("Metadata") { headers[name] = "true" }
      url = "\(Self.metadataService)?api-version=2018-02-01&resource=\(resource)"
    }
    return try await TokenAnswer.grant(
      from: OutboundRequest(url: url, headers: headers, maximumResponseBytes: 1 << 20),
      over: self.http, redactor: redactor)
  }
}
