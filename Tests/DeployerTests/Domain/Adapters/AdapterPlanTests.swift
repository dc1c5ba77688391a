import ModelRuntime
import Testing

@testable import Deployer

@Suite struct AdapterPlanTests {
  private static func names(_ letters: String) -> Set<AdapterName> {
    Set(letters.map { AdapterName(model: String($0), digest: "sha256:1a2b3c4d") })
  }

  @Test func `loads what is missing, and unloads what nobody wants or holds`() {
    let plan = AdapterPlan(
      wanted: Self.names("ab"), served: Self.names("bcd"), held: Self.names("de"),
      isComplete: true)
    #expect(plan.missing == Self.names("a"))
    #expect(plan.superfluous == Self.names("c"))
    #expect(plan.kept == Self.names("abde"))
  }

  @Test func `unloads nothing while it is not known what is wanted`() {
    let plan = AdapterPlan(
      wanted: Self.names("a"), served: Self.names("b"), held: [], isComplete: false)
    #expect(plan.missing == Self.names("a"))
    #expect(plan.superfluous.isEmpty)
    #expect(plan.kept == nil)
  }
}
