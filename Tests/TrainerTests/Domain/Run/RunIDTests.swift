import FoundationEssentials
import Testing

@testable import Trainer

@Suite("Run ids")
struct RunIDTests {
  @Test("Later runs sort after earlier ones")
  func order() {
    var generator = SystemRandomNumberGenerator()
    let ids = (0..<50).map { step in
      RunID(at: Samples.time.addingTimeInterval(Double(step) * 0.001), using: &generator).rawValue
    }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test("The model version of a run is the same however often it is named")
  func modelVersion() {
    let run = RunID(rawValue: "run-01k0a8m4q3zt7wpx")
    #expect(ModelVersionID(madeBy: run).rawValue == "mv-01k0a8m4q3zt7wpx")
  }
}
