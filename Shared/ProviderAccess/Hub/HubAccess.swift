package import HTTPClient

/// Where Hugging Face is, and on whose account it is used.
package struct HubAccess: Sendable {
  /// Without a slash at its end.
  package let baseURL: String
  /// The user or organisation that owns what is made there, and pays.
  package let namespace: String
  /// Authenticates requests.
  package let credential: any ProviderCredential
  /// What jobs and endpoints get, to read and write the repositories of a run.
  package let jobToken: ProviderSecret
  /// Sends requests to the Hub's host, and to no other.
  package let client: CurlClient
  /// Sends requests to the Hub's host and to those of its storage.
  package let storage: CurlClient
  /// How models are served there; nil where they are not.
  package let serving: HubServing?

  package init(
    baseURL: String, namespace: String, credential: any ProviderCredential,
    jobToken: ProviderSecret, client: CurlClient, storage: CurlClient, serving: HubServing? = nil
  ) {
    self.baseURL = String(baseURL.reversed().drop { $0 == "/" }.reversed())
    self.namespace = namespace
    self.credential = credential
    self.jobToken = jobToken
    self.client = client
    self.storage = storage
    self.serving = serving
  }

  /// The provider's name.
  package static let name = "huggingface"
  /// Where the Hub is, unless told otherwise.
  package static let publicURL = "https://huggingface.co"
}

/// Whether Hugging Face can be used by this service.
package enum HubAvailability: Sendable {
  /// It is configured.
  case configured(HubAccess)
  /// It is not; which settings are missing.
  case missing(reason: String)
}
