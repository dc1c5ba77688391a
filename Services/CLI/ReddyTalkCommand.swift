package import ArgumentParser

/// The operator's command line.
package struct ReddyTalkCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "reddytalk",
    abstract: "Operates the continuous training pipeline of a medical front-desk assistant.",
    discussion: """
      'reddytalk up' starts the five services on this machine. The other commands talk to the \
      system that runs on the same data directory, or to the one named by --gateway.

      Exit codes: 0 done; 1 refused, or a bad outcome; 64 wrong usage; 65 unusable input; \
      66 unreadable file; 69 a service cannot be reached; 70 internal error; 77 no permission; \
      78 configuration.
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "System",
        subcommands: [UpCommand.self, DoctorCommand.self, DemoCommand.self, ProbeCommand.self]),
      CommandGroup(
        name: "Data", subcommands: [ImportCommand.self, FeedbackCommand.self]),
      CommandGroup(
        name: "Pipeline",
        subcommands: [
          TrainCommand.self, StopCommand.self, StatusCommand.self, HistoryCommand.self,
          ModelsCommand.self, ProvidersCommand.self, SwitchProviderCommand.self,
          EventsCommand.self,
        ]),
      CommandGroup(
        name: "Release",
        subcommands: [
          EvaluateCommand.self, EvaluationsCommand.self, ReportCommand.self, DeployCommand.self,
          DeploymentsCommand.self, ApproveCommand.self, RollbackCommand.self, ChatCommand.self,
        ]),
      CommandGroup(
        name: "Protection",
        subcommands: [
          KeysCommand.self, EraseCommand.self, ReceiptCommand.self, BackupCommand.self,
          RestoreCommand.self, AuditCommand.self,
        ]),
      CommandGroup(name: "Access", subcommands: [TokenCommand.self, PKICommand.self]),
    ])

  package init() {}
}
