import Testing

@testable import Trainer

@Suite("The names of base models")
struct BaseModelNameTests {
  @Test(
    "what training has added is left out",
    arguments: [
      ("gpt-4.1-mini-2025-04-14", "gpt-4.1-mini-2025-04-14"),
      ("ft:gpt-4.1-mini-2025-04-14:acme:front-desk:AbC1", "gpt-4.1-mini-2025-04-14"),
      ("ft:gpt-4.1-mini-2025-04-14:acme::AbC1:ckpt-step-90", "gpt-4.1-mini-2025-04-14"),
      ("gpt-4.1-mini-2025-04-14.ft-0a1b-front-desk", "gpt-4.1-mini-2025-04-14"),
    ])
  func text(name: String, base: String) {
    #expect(BaseModelName(name).text == base)
  }

  @Test(
    "a dated state belongs to its family, another model does not",
    arguments: [
      ("gpt-4.1-mini-2025-04-14", "gpt-4.1-mini", true), ("gpt-4.1-mini", "gpt-4.1-mini", true),
      ("gpt-4.1-mini-2025-04-14", "gpt-4.1", false), ("gpt-4.1-2025-04-14", "gpt-4.1", true),
      ("gpt-4o-2024-08-06", "gpt-4", false), ("gpt-4-0613", "gpt-4", true),
      ("gpt-4-turbo-2024-04-09", "gpt-4", false), ("gpt-4", "gpt-4-0613", false),
    ])
  func belongs(name: String, family: String, does: Bool) {
    #expect(BaseModelName(name).belongs(to: family) == does)
  }
}
