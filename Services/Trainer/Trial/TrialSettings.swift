import FoundationEssentials
import RPCTransport
import ServiceKit

/// What a process that trains is told by its environment. Its arguments hold its name alone: others see them.
struct TrialSettings: Sendable {
  /// Where the Trainer is: TRAINER_ADDRESS.
  let address: RPCAddress
  /// Where `ca.pem`, `trial.pem` and `trial.key` are: REDDYTALK_PKI_DIR.
  let keys: KeyDirectory
  /// TRAINER_TRIAL_TICKET, or the first line of the private file that TRAINER_TRIAL_TICKET_FILE names.
  let ticket: String
  /// How long the Trainer may be away: TRAINER_TRIAL_PATIENCE_SECONDS.
  let patience: Duration

  static let ticketName = "TRAINER_TRIAL_TICKET"
  static let addressName = "TRAINER_ADDRESS"
  static let keysName = "REDDYTALK_PKI_DIR"
  static let patienceName = "TRAINER_TRIAL_PATIENCE_SECONDS"

  private static let defaultPatience = 300

  /// - Throws: `ConfigurationError` naming the variable at fault.
  init(_ environment: [String: String]) throws(ConfigurationError) {
    guard let text = environment[Self.addressName], let address = RPCAddress(parsing: text) else {
      throw .invalid(name: Self.addressName, expected: "host:port of the Trainer")
    }
    self.address = address
    guard let directory = environment[Self.keysName], !directory.isEmpty else {
      throw .missing(
        name: Self.keysName, remedy: "name the directory of ca.pem, trial.pem and trial.key")
    }
    self.keys = KeyDirectory(URL(filePath: directory, directoryHint: .isDirectory))
    self.ticket = try Self.ticket(environment)
    guard let seconds = Int(environment[Self.patienceName] ?? "\(Self.defaultPatience)"),
      (1...86_400).contains(seconds)
    else { throw .invalid(name: Self.patienceName, expected: "seconds from 1 to 86400") }
    self.patience = .seconds(seconds)
  }

  private static func ticket(
    _ environment: [String: String]
  ) throws(ConfigurationError) -> String {
    if let ticket = environment[Self.ticketName], !ticket.isEmpty { return ticket }
    guard let path = environment["\(Self.ticketName)_FILE"], !path.isEmpty else {
      throw .missing(
        name: Self.ticketName,
        remedy: "the Trainer starts this program with a ticket; it is not started by hand")
    }
    let content = try PrivateFile.read(URL(filePath: path, directoryHint: .notDirectory))
    guard
      let line = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isNewline).first
    else { throw .malformedFile(path: path, expected: "a ticket on its first line") }
    return String(line)
  }
}
