import ModelRuntime
import Testing

struct AdapterNameTests {
  private static let digest = "sha256:1a2b3c4d" + String(repeating: "0", count: 56)

  @Test(arguments: [
    ("front-desk", "front-desk-1a2b3c4d"), ("Clinic_1.2", "Clinic_1.2-1a2b3c4d"),
    ("org/model:7b", "org-model-7b-1a2b3c4d"), ("../../etc", "etc-1a2b3c4d"),
    ("", "adapter-1a2b3c4d"), ("--", "adapter-1a2b3c4d"), ("ärzte", "rzte-1a2b3c4d"),
  ])
  func `a name is made of model and digest, and is that of a directory`(
    model: String, name: String
  ) {
    let made = AdapterName(model: model, digest: Self.digest)
    #expect(made.text == name)
    #expect(AdapterName(name) == made)
  }

  @Test func `a long name is cut, and still read`() {
    let made = AdapterName(model: String(repeating: "m", count: 500), digest: Self.digest)
    #expect(made.text.utf8.count == 89)
    #expect(AdapterName(made.text) == made)
  }

  @Test(arguments: [
    "", "clinic", "clinic-", "-1a2b3c4d", "clinic-1A2B3C4D", "clinic-1a2b3c4", "clinic1a2b3c4d",
    ".hidden-1a2b3c4d", "a/b-1a2b3c4d", "clinic-1a2b3c4d ", "clinic-1a2b3c4d\n", "ä-1a2b3c4d",
  ])
  func `names of others are not taken for ours`(name: String) {
    #expect(AdapterName(name) == nil)
  }
}
