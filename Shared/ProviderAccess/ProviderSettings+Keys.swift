package import ServiceKit

extension ProviderSettings {
  /// The settings as `--help` shows them.
  package static let keys: [ConfigurationKey] = [
    ConfigurationKey("OPENAI_API_KEY", default: nil, "key of OpenAI", isSecret: true),
    ConfigurationKey("OPENAI_API_KEY_FILE", default: nil, "private file of that key"),
    ConfigurationKey(
      "OPENAI_BASE_URL", default: "https://api.openai.com/v1", "where OpenAI's interface is"),
    ConfigurationKey("OPENAI_ORG_ID", default: nil, "organisation that pays"),
    ConfigurationKey("OPENAI_PROJECT_ID", default: nil, "project that pays"),
    ConfigurationKey(
      "AZURE_OPENAI_ENDPOINT", default: nil,
      "the Azure resource, for example https://clinic.openai.azure.com"),
    ConfigurationKey(
      "AZURE_OPENAI_KEY", default: nil, "its key; AZURE_OPENAI_API_KEY says the same",
      isSecret: true),
    ConfigurationKey("AZURE_OPENAI_KEY_FILE", default: nil, "private file of that key"),
    ConfigurationKey(
      "OPENAI_API_VERSION", default: "v1",
      "Azure's interface: v1, preview, or the date of an older one"),
    ConfigurationKey(
      "AZURE_SUBSCRIPTION_ID", default: nil,
      "subscription of the Azure resource; with it, models that were trained there are deployed"),
    ConfigurationKey("AZURE_RESOURCE_GROUP", default: nil, "resource group of the Azure resource"),
    ConfigurationKey(
      "AZURE_OPENAI_ACCOUNT", default: nil,
      "name of the Azure resource, where it is not the first part of its host"),
    ConfigurationKey(
      "AZURE_MANAGEMENT_URL", default: AzureAccount.publicManagementURL,
      "where Azure's control plane is"),
    ConfigurationKey(
      "AZURE_OPENAI_DEPLOYMENT_SKU", default: "standard",
      "kind of capacity of deployments; standard stays in the resource's region"),
    ConfigurationKey(
      "AZURE_OPENAI_DEPLOYMENT_CAPACITY", default: "10",
      "thousands of tokens a minute of a deployment"),
    ConfigurationKey(
      "AZURE_OPENAI_CONTENT_FILTER", default: nil,
      "configuration of the content filter of deployments"),
    ConfigurationKey(
      "AZURE_OPENAI_MANAGED_IDENTITY", default: "false",
      "proves who asks by this machine's identity, in place of a key"),
    ConfigurationKey(
      "AZURE_TENANT_ID", default: nil, "directory of an application, in place of a key"),
    ConfigurationKey("AZURE_CLIENT_ID", default: nil, "the application"),
    ConfigurationKey("AZURE_CLIENT_SECRET", default: nil, "its secret", isSecret: true),
    ConfigurationKey("AZURE_CLIENT_SECRET_FILE", default: nil, "private file of that secret"),
    ConfigurationKey(
      "AZURE_AUTHORITY_HOST", default: "https://login.microsoftonline.com",
      "where applications get tokens"),
    ConfigurationKey(
      "AZURE_OPENAI_SCOPE", default: "https://cognitiveservices.azure.com/.default",
      "what tokens are asked for"),
    ConfigurationKey("HF_TOKEN", default: nil, "token of Hugging Face", isSecret: true),
    ConfigurationKey("HF_TOKEN_FILE", default: nil, "private file of that token"),
    ConfigurationKey(
      "HF_NAMESPACE", default: nil, "user or organisation that owns repositories and pays for jobs"),
    ConfigurationKey(
      "HF_JOB_TOKEN", default: "HF_TOKEN", "token that jobs and endpoints get", isSecret: true),
    ConfigurationKey("HF_JOB_TOKEN_FILE", default: nil, "private file of that token"),
    ConfigurationKey("HF_ENDPOINT", default: HubAccess.publicURL, "where the Hub is"),
    ConfigurationKey(
      "HF_STORAGE_HOSTS", default: SettingsSource.storageHosts, "hosts that the Hub keeps files at"),
    ConfigurationKey(
      "HF_SERVING", default: "none", "endpoint lets Inference Endpoints answer with trained models"),
    ConfigurationKey(
      "HF_SERVING_URL", default: HubServing.publicURL, "where Inference Endpoints are managed"),
    ConfigurationKey("HF_SERVING_VENDOR", default: "aws", "whose cloud an endpoint runs in"),
    ConfigurationKey("HF_SERVING_REGION", default: "us-east-1", "where in it"),
    ConfigurationKey("HF_SERVING_ACCELERATOR", default: "gpu", "cpu, gpu or neuron"),
    ConfigurationKey("HF_SERVING_INSTANCE", default: "nvidia-a10g", "kind of machine"),
    ConfigurationKey("HF_SERVING_SIZE", default: "x1", "size of machine"),
    ConfigurationKey(
      "HF_SERVING_MIN_REPLICAS", default: "0", "copies that run although nobody asks"),
    ConfigurationKey(
      "HF_SERVING_IDLE_MINUTES", default: "15", "minutes without a question before it rests"),
    ConfigurationKey("HF_SERVING_IMAGE", default: HubServing.standardImage, "vLLM that answers"),
    ConfigurationKey(
      "HF_SERVING_WAIT_SECONDS", default: "1800", "how long an endpoint may take to answer"),
    ConfigurationKey(
      "PROVIDER_LOCAL_HOSTS", default: nil,
      "host:port of providers on this machine or in a private network, which may speak plain http"),
    ConfigurationKey(
      "PROVIDER_CA_FILE", default: nil, "PEM file of the authorities that providers are trusted by"),
  ]
}
