import HTTPClient
import HTTPTypes
import ProviderAccess

/// A request to a provider before it is authenticated.
struct RemoteCall {
  /// What is asked for, as errors say it.
  var operation: String
  /// What is done.
  var method = HTTPRequest.Method.get
  /// Where.
  var url: String
  /// Fields besides those that authenticate it.
  var headers: HTTPFields = [.accept: "application/json"]
  /// What it carries.
  var body = OutboundBody.none
  /// How long its parts may take.
  var timeouts = Timeouts(total: .seconds(30))
  /// Whether it may be sent again by itself.
  var repetition = Repetition.byMethod
  /// What is done with redirects.
  var redirects = RedirectPolicy.refuse
  /// Answers are small, but for files.
  var maximumResponseBytes = 16 << 20
  /// What it carries and nobody may read in an error.
  var secrets: [ProviderSecret] = []

  init(_ operation: String, url: String) {
    self.operation = operation
    self.url = url
  }
}
