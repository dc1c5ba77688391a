import ArgumentParser
import Foundation
import RESTContract
import Rainbow

/// `reddytalk chat`
struct ChatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Talks to the assistant as a patient would.",
    discussion: "Reads lines from standard input until its end; with --once, asks one question.")

  @Option(help: "Ask this and end.") var once: String?
  @Option(help: "production, staging, test, or a model version's id.") var model = "production"
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      var session = Session(
        client: client, model: self.model, conversation: UUID().uuidString.lowercased(),
        output: self.connection.output)
      if let question = self.once { return try await session.ask(question) }
      Self.prompt()
      while let question = readLine() {
        if !question.isEmpty { try await session.ask(question) }
        Self.prompt()
      }
    }
  }

  private static func prompt() {
    guard isatty(STDIN_FILENO) == 1 else { return }
    print("you › ".bold, terminator: "")
    fflush(nil)
  }

  /// One conversation and what was said in it.
  private struct Session {
    let client: GatewayClient
    let model: String
    let conversation: String
    let output: Output
    var messages: [MessageResource] = []

    init(client: GatewayClient, model: String, conversation: String, output: Output) {
      self.client = client
      self.model = model
      self.conversation = conversation
      self.output = output
    }

    mutating func ask(_ question: String) async throws {
      self.messages.append(MessageResource(role: "user", content: question))
      let body = ChatCompletionBody(
        model: self.model, messages: self.messages,
        metadata: ["conversation_id": self.conversation])
      if self.output.isJSON {
        let answer: ChatCompletionResource = try await self.client.post(
          "/v1/chat/completions", body)
        self.remember(answer.choices.first?.message.content ?? "")
        return try self.output.show(answer) {}
      }
      try await self.stream(body)
    }

    private mutating func stream(_ body: ChatCompletionBody) async throws {
      var answer = ""
      var provenance: ChatProvenance?
      for try await chunk in try await self.client.streamChat(body) {
        provenance = chunk.reddytalk ?? provenance
        guard let delta = chunk.choices.first?.delta.content else { continue }
        answer += delta
        print(delta, terminator: "")
        fflush(nil)
      }
      self.output.line()
      if let provenance {
        let escalation = provenance.escalated ? "  escalated".red.bold : ""
        self.output.line(
          "[\(provenance.category), \(provenance.disposition), \(provenance.modelVersionId)]".dim
            + escalation)
      }
      self.remember(answer)
    }

    private mutating func remember(_ answer: String) {
      self.messages.append(MessageResource(role: "assistant", content: answer))
    }
  }
}
