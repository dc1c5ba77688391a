/// A resource of Azure OpenAI as its control plane knows it.
package struct AzureAccount: Hashable, Sendable {
  /// Who pays for it.
  package let subscription: String
  /// The group it is in.
  package let resourceGroup: String
  /// Its name: the first label of its host.
  package let name: String
  /// Where the control plane is, without a slash at its end.
  package let managementURL: String

  package init(
    subscription: String, resourceGroup: String, name: String,
    managementURL: String = AzureAccount.publicManagementURL
  ) {
    self.subscription = subscription
    self.resourceGroup = resourceGroup
    self.name = name
    self.managementURL = managementURL.withoutTrailingSlashes
  }

  /// The control plane of the public cloud.
  package static let publicManagementURL = "https://management.azure.com"

  /// What tokens for the control plane are asked for.
  var scope: String { "\(self.managementURL)/.default" }

  /// The URL of a deployment (Microsoft.CognitiveServices, stable version 2024-10-01).
  func url(of deployment: String) -> String {
    let path = [
      "subscriptions", self.subscription, "resourceGroups", self.resourceGroup, "providers",
      "Microsoft.CognitiveServices", "accounts", self.name, "deployments", deployment,
    ].map(PercentEncoding.encode).joined(separator: "/")
    return "\(self.managementURL)/\(path)?api-version=2024-10-01"
  }
}
