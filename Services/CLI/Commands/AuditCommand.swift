import ArgumentParser

/// `reddytalk audit`
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Verifies, searches and exports the audit trails.",
    discussion: """
      Each service keeps a trail of its own, for six years and longer: nothing removes records. Each \
      signs the end of its trail every minute, and another service keeps what it signed.
      """,
    subcommands: [
      AuditVerifyCommand.self, AuditSearchCommand.self, AuditExportCommand.self,
      AuditHeadCommand.self, AuditBeginAnewCommand.self,
    ])
}
