/// How conversations are written for a trainer.
enum DatasetFormat: String, Hashable, Sendable, CaseIterable {
  /// OpenAI's chat lines: `messages`.
  case openAIChat = "openai-chat"
  /// OpenAI's preference lines: `input`, `preferred_output`, `non_preferred_output`.
  case openAIPreference = "openai-dpo"
  /// TRL's conversational language modelling: `messages`.
  case trlMessages = "trl-messages"
  /// TRL's prompt and completion, both conversations: loss on the last answer only.
  case trlPromptCompletion = "trl-prompt-completion"
  /// TRL's preference: `prompt`, `chosen`, `rejected`.
  case trlPreference = "trl-preference"
  /// `conversations` of `from` and `value`.
  case shareGPT = "sharegpt"
  /// `instruction`, `input`, `output`, `history`.
  case alpaca
  /// Plain text, conversations apart by an empty line.
  case text

  /// Whether each line sets a better answer against a worse one.
  var isPreference: Bool { self == .openAIPreference || self == .trlPreference }

  /// How its files end.
  var fileExtension: String { self == .text ? "txt" : "jsonl" }
}
