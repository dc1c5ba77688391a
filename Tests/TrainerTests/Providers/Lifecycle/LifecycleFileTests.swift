import FoundationEssentials
import ServiceKit
import TestSupport
import Testing

@testable import Trainer

@Suite("What an installation says about the ends of models")
struct LifecycleFileTests {
  @Test("is read from its file")
  func read() throws {
    let directory = TemporaryDirectory()
    let file = try directory.write(
      """
      {"models": [
        {"provider": "openai", "baseModel": "gpt-4.1-mini", "trainingEnd": "2027-01-06",
         "shutdown": "never", "idleDeletionDays": 0,
         "successor": {"provider": "azure-openai", "baseModel": "gpt-4.1-mini-2025-04-14"},
         "source": "our contract"},
        {"provider": "azure-openai"}]}
      """, to: "lifecycles.json")
    let entries = try LifecycleFile.entries(at: file.path())
    #expect(
      entries == [
        LifecycleEntry(
          provider: "openai", baseModel: "gpt-4.1-mini",
          trainingEnd: CalendarDay.date("2027-01-06").map { .on($0) }, shutdown: .never,
          idleDeletionDays: 0,
          successor: ModelSuccessor(
            provider: "azure-openai", baseModel: "gpt-4.1-mini-2025-04-14"),
          source: "our contract"),
        LifecycleEntry(provider: "azure-openai", source: "the settings of this installation"),
      ])
  }

  @Test(
    "is refused with the place of what is wrong",
    arguments: [
      ("{}", "line 1, column 1: models must be a list"),
      ("{\"models\":[{}]}", "line 1, column 12: models[0].provider must name a provider"),
      (
        "{\"models\":[{\"provider\":\"p\",\"shutdown\":\"soon\"}]}",
        "models[0].shutdown must be a day such as 2027-01-14, or never"
      ),
      ("{\"models\":[{\"provider\":\"p\",\"end\":\"x\"}]}", "there is no setting models[0].end"),
      (
        "{\"models\":[{\"provider\":\"p\",\"successor\":{}}]}",
        "models[0].successor.provider must name a provider"
      ),
      (
        "{\"models\":[{\"provider\":\"p\",\"idleDeletionDays\":-1}]}",
        "must be a whole number from 0"
      ),
    ])
  func faults(json: String, words: String) {
    let fault = #expect(throws: LiteralFault.self) { try LifecycleFile.entries(json: json.utf8) }
    #expect(fault?.description.contains(words) == true, "\(fault?.description ?? "")")
  }

  @Test("must be there when a setting names it")
  func missing() {
    let error = #expect(throws: ConfigurationError.self) {
      try LifecycleFile.entries(at: "/nowhere/lifecycles.json")
    }
    #expect(error?.description.contains("/nowhere/lifecycles.json") == true)
    #expect(error?.description.contains("MODEL_LIFECYCLE_FILE") == true)
  }
}
