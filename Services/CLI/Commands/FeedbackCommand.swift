import ArgumentParser
import RESTContract

/// `reddytalk feedback`
struct FeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback", abstract: "Hands in feedback on a conversation.")

  @Argument(help: "The conversation's id.") var conversation: String
  @Option(help: "up or down.") var vote: String?
  @Option(help: "1 to 5.") var rating: Int?
  @Option(help: "In the giver's words.") var comment: String?
  @Option(help: "What the assistant should have said.") var correctedAnswer: String?
  @Option(help: "patient, staff or clinician.") var givenBy: String = "staff"
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    if self.vote == nil && self.rating == nil && self.comment == nil && self.correctedAnswer == nil
    {
      throw ValidationError("Give at least one of --vote, --rating, --comment, --corrected-answer.")
    }
  }

  func run() async throws {
    try await CommandRunner.run {
      let answer: IngestResource = try await self.connection.makeClient().post(
        "/api/training-pipeline/feedback",
        FeedbackBody(
          conversationId: self.conversation, vote: self.vote, rating: self.rating,
          comment: self.comment, correctedAnswer: self.correctedAnswer, givenBy: self.givenBy))
      let output = self.connection.output
      try output.show(answer) { output.line("feedback taken") }
    }
  }
}
