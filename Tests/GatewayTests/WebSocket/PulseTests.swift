import Testing

@testable import Gateway

@Suite("The pulse of a client") struct PulseTests {
  private let pulse = Pulse()

  @Test("stops when two pings were not answered and a third is due")
  func silence() {
    #expect(self.pulse.ping())
    #expect(self.pulse.ping())
    #expect(!self.pulse.ping())
  }

  @Test("goes on as long as the client answers now and then")
  func answers() {
    for _ in 0..<10 {
      #expect(self.pulse.ping())
      #expect(self.pulse.ping())
      self.pulse.beat()
    }
  }
}
