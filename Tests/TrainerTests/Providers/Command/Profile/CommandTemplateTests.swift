import Testing

@testable import Trainer

@Suite("Templates of commands")
struct CommandTemplateTests {
  @Test("Placeholders are filled in, doubled braces are braces")
  func rendering() throws {
    var values = PlaceholderValues()
    values[.trainFile] = .text("/data/train.jsonl")
    values[.hyperparameter(.learningRate)] = .number(0.00001)
    let template = try CommandTemplate("{{x}} --lr={hp.learningRate} {train_file}")
    #expect(template.rendered(with: values) == "{x} --lr=1.0e-05 /data/train.jsonl")
    #expect(template.placeholders == [.trainFile, .hyperparameter(.learningRate)])
    #expect(template.whole == nil)
    #expect(try CommandTemplate("{seed}").whole == .seed)
  }

  @Test("Without a value there is no text")
  func missing() throws {
    #expect(try CommandTemplate("{checkpoint}").rendered(with: PlaceholderValues()) == nil)
  }

  @Test(
    "What is no template is refused with its place",
    arguments: [("a {nope}", 2), ("a } b", 2), ("{train_file", 0), ("{hp.color}", 0)])
  func faults(text: String, offset: Int) {
    let fault = #expect(throws: CommandTemplate.Fault.self) { try CommandTemplate(text) }
    #expect(fault?.offset == offset)
  }

  @Test("Every documented placeholder is known")
  func names() {
    for name in [
      "base_model", "train_file", "validation_file", "output_dir", "run_id", "seed", "config_file",
      "checkpoint", "hp.batchSize", "hp.epochs", "hp.warmupSteps",
    ] {
      #expect(Placeholder(name: name) != nil)
    }
  }

  @Test(
    "Numbers are written so that JSON and YAML 1.1 read them as numbers",
    arguments: [
      (1e-5, "1.0e-05"), (0.5, "0.5"), (3.0, "3"), (1.25e-7, "1.25e-07"), (0.0001, "0.0001"),
    ])
  func decimals(value: Double, text: String) { #expect(DecimalText.of(value) == text) }
}
