import FoundationEssentials
import ServiceKit
import TestSupport
import Testing

@testable import Trainer

@Suite("What a process that trains is told")
struct TrialSettingsTests {
  private let complete = [
    "TRAINER_ADDRESS": "10.0.0.1:7102", "REDDYTALK_PKI_DIR": "/pki", "TRAINER_TRIAL_TICKET": "abc",
  ]

  @Test("comes from its environment")
  func environment() throws {
    let settings = try TrialSettings(self.complete)
    #expect("\(settings.address)" == "10.0.0.1:7102")
    #expect(settings.ticket == "abc")
    #expect(settings.keys.trustRoots.path() == "/pki/ca.pem")
    #expect(settings.patience == .seconds(300))
  }

  @Test("may name a private file with the ticket, and no file that others can read")
  func file() throws {
    let directory = TemporaryDirectory()
    var variables = self.complete
    variables["TRAINER_TRIAL_TICKET"] = nil
    variables["TRAINER_TRIAL_TICKET_FILE"] = try directory.write("def\n", to: "ticket").path()
    #expect(try TrialSettings(variables).ticket == "def")
    variables["TRAINER_TRIAL_TICKET_FILE"] = try directory.write("def\n", to: "open", mode: 0o644)
      .path()
    #expect(throws: ConfigurationError.self) { try TrialSettings(variables) }
  }

  @Test(
    "is named when it is missing or wrong",
    arguments: ["TRAINER_ADDRESS", "REDDYTALK_PKI_DIR", "TRAINER_TRIAL_TICKET"])
  func missing(name: String) {
    var variables = self.complete
    variables[name] = nil
    let error = #expect(throws: ConfigurationError.self) { try TrialSettings(variables) }
    #expect(error?.description.contains(name) == true)
  }
}
