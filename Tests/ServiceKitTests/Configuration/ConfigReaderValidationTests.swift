import Configuration
import Foundation
import Logging
import RPCTransport
import Testing

@testable import ServiceKit

struct ConfigReaderValidationTests {
  private func reader(_ variables: [String: String]) -> ConfigReader {
    ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: variables))
  }

  @Test func `a number inside its range is taken and one outside is refused by name`() throws {
    let config = self.reader(["TRAINING_EPOCHS": "500"])
    #expect(try config.int("training.epochs", default: 3, in: 1...1000) == 500)
    #expect(
      throws: ConfigurationError.invalid(
        name: "TRAINING_EPOCHS", expected: "a whole number from 1 to 100")
    ) {
      try config.int("training.epochs", default: 3, in: 1...100)
    }
  }

  @Test func `a fraction outside its range is refused by name`() throws {
    let config = self.reader(["TRAINING_QUALITY_THRESHOLD": "1.5"])
    #expect(
      throws: ConfigurationError.invalid(
        name: "TRAINING_QUALITY_THRESHOLD", expected: "a number from 0.0 to 1.0")
    ) {
      try config.double("training.qualityThreshold", default: 0.8, in: 0...1)
    }
  }

  @Test func `a choice lists what can be chosen`() throws {
    let config = self.reader(["REDDYTALK_LOG_FORMAT": "xml"])
    #expect(
      throws: ConfigurationError.invalid(
        name: "REDDYTALK_LOG_FORMAT", expected: "one of text, json")
    ) {
      try config.choice("reddytalk.logFormat", default: LogFormat.text)
    }
    #expect(try config.choice("reddytalk.logLevel", default: Logger.Level.info) == .info)
  }

  @Test func `a required setting that is missing is named with its remedy`() {
    #expect(throws: ConfigurationError.missing(name: "OPENAI_API_KEY", remedy: "set it")) {
      try self.reader([:]).required("openai.apiKey", isSecret: true, remedy: "set it")
    }
  }

  @Test func `the common settings have the documented defaults`() throws {
    let common = try CommonConfiguration(self.reader([:]), service: .trainer)
    #expect(common.listen == RPCAddress(host: "127.0.0.1", port: 7102))
    #expect(common.metricsListen == RPCAddress(host: "127.0.0.1", port: 7202))
    #expect(common.dataDirectory.path().hasSuffix("data/trainer/"))
    #expect(common.keys.url.path().hasSuffix("data/pki/"))
    #expect(common.addresses[.collector] == [RPCAddress(host: "127.0.0.1", port: 7101)])
    #expect(common.addresses[.gateway] == nil)
  }

  @Test func `a service that runs in several instances has several addresses`() throws {
    let config = self.reader(["COLLECTOR_ADDRESS": "a:7101, [::1]:7102"])
    let common = try CommonConfiguration(config, service: .trainer)
    #expect(
      common.addresses[.collector] == [
        RPCAddress(host: "a", port: 7101), RPCAddress(host: "::1", port: 7102),
      ])
  }

  @Test(arguments: ["a:7101,", ",a:7101", "a:7101,b", "a:7101 b:7101", ""])
  func `a list with a wrong address in it is refused by the name of its setting`(list: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try CommonConfiguration(self.reader(["COLLECTOR_ADDRESS": list]), service: .trainer)
    }
    guard case .invalid("COLLECTOR_ADDRESS", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a wrong address is refused by the full name of its setting`() {
    #expect(
      throws: ConfigurationError.invalid(
        name: "TRAINER_METRICS_LISTEN", expected: "host:port, for example 127.0.0.1:7202")
    ) {
      try CommonConfiguration(self.reader(["TRAINER_METRICS_LISTEN": "nowhere"]), service: .trainer)
    }
  }

  @Test func `names of settings are those of the environment`() {
    #expect(
      ConfigurationName.environmentVariable(for: ["training", "minDataThreshold"])
        == "TRAINING_MIN_DATA_THRESHOLD")
    #expect(ConfigurationName.environmentVariable(for: ["a-b", "c"]) == "A_B_C")
  }

  @Test(arguments: [
    "OPENAI_API_KEY", "AZURE_OPENAI_KEY", "x-auth-token", "clientSecret", "Authorization",
    "db.password", "private_key",
  ])
  func `telling names are secret`(name: String) {
    #expect(SecretName.matches(name))
  }

  @Test(arguments: [
    "completion_tokens", "idempotency.key", "keyID", "request.id", "TRAINING_EPOCHS", "monkey",
  ])
  func `ordinary names are not secret`(name: String) {
    #expect(!SecretName.matches(name))
  }
}
