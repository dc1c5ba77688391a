import ServiceKit
import Testing

@testable import Auditing

@Suite struct WitnessPairsTests {
  @Test(arguments: ServiceName.allCases)
  func `every service has a witness that is another one and serves calls`(service: ServiceName) {
    let witness = WitnessPairs.witness(of: service)
    #expect(witness != service)
    #expect(witness != .gateway)
    #expect(WitnessPairs.witnessed(by: witness).contains(service))
  }
}
