import Configuration
import Foundation
import TestSupport
import Testing

@testable import ServiceKit

struct ConfigurationSourcesTests {
  private let directory: TemporaryDirectory

  init() throws {
    self.directory = TemporaryDirectory()
  }

  private func sources(
    options: [String: String] = [:], environment: [String: String] = [:]
  ) throws -> ConfigurationSources {
    try ConfigurationSources(
      options: options, environment: environment, workingDirectory: self.directory.url)
  }

  @Test func `the command line comes before the environment and that before the file`() throws {
    try self.directory.write("A=file\nB=file\nC=file", to: ".env")
    let sources = try self.sources(
      options: ["A": "option"], environment: ["A": "environment", "B": "environment"])
    #expect(sources.values == ["A": "option", "B": "environment", "C": "file"])
  }

  @Test func `a setting that is set to nothing is not set`() throws {
    try self.directory.write("A=file\nB=", to: ".env")
    let sources = try self.sources(environment: ["A": ""])
    #expect(sources.values == ["A": "file"])
  }

  @Test func `without a settings file the environment is enough`() throws {
    let sources = try self.sources(environment: ["A": "1"])
    #expect(sources.values == ["A": "1"])
    #expect(sources.file == nil)
  }

  @Test func `a settings file can be named`() throws {
    try self.directory.write("A=1", to: "other.env")
    let sources = try self.sources(environment: ["REDDYTALK_ENV_FILE": "other.env"])
    #expect(sources.values["A"] == "1")
  }

  @Test func `a named settings file must exist`() throws {
    let error = #expect(throws: ConfigurationError.self) {
      try self.sources(options: ["REDDYTALK_ENV_FILE": "missing.env"])
    }
    #expect(error?.description.contains("missing.env") == true)
  }

  @Test func `secrets are those that are declared and those with a telling name`() throws {
    let sources = try self.sources(
      environment: ["OPENAI_API_KEY": "sk-1", "SALT": "pepper", "TRAINING_EPOCHS": "3"])
    let keys = [ConfigurationKey("SALT", default: nil, "", isSecret: true)]
    #expect(sources.secrets(declaredBy: keys).sorted() == ["pepper", "sk-1"])
  }

  @Test func `values that cannot be converted are reported by name and not by value`() throws {
    let recorder = ConversionRecorder()
    let config = try self.sources(environment: ["TRAINING_EPOCHS": "many", "AUTO_DEPLOY": "maybe"])
      .reader(reportingTo: recorder)
    #expect(config.int(forKey: "training.epochs", default: 3) == 3)
    #expect(config.bool(forKey: "autoDeploy", default: false) == false)
    #expect(
      throws: ConfigurationError.several([
        .invalid(name: "AUTO_DEPLOY", expected: "true or false"),
        .invalid(name: "TRAINING_EPOCHS", expected: "a whole number"),
      ])
    ) {
      try recorder.check()
    }
  }

  @Test func `good and absent values are not reported`() throws {
    let recorder = ConversionRecorder()
    let config = try self.sources(environment: ["TRAINING_EPOCHS": "4"])
      .reader(reportingTo: recorder)
    #expect(config.int(forKey: "training.epochs", default: 3) == 4)
    #expect(config.double(forKey: "learningRate", default: 0.1) == 0.1)
    try recorder.check()
  }
}
