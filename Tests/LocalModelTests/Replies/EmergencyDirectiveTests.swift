import Testing

@testable import LocalModel

struct EmergencyDirectiveTests {
  @Test(arguments: [
    "Please call 911 right now. Do not drive yourself.",
    "This cannot wait: go to the nearest emergency room now.",
    "Stay seated; call 911 and unlock the door. If it gets worse, tell them.",
  ])
  func `help that is asked for outright counts`(_ reply: String) {
    #expect(EmergencyDirective.isGiven(in: reply, toward: ["911", "emergency room"]))
  }

  @Test(arguments: [
    "A nurse will call you back. If it gets worse, call 911.",
    "When you feel faint, go to the emergency room.",
    "Should your breathing change, call 911 right away.",
    "We can offer you a visit this week.",
  ])
  func `help that depends on something does not count`(_ reply: String) {
    #expect(!EmergencyDirective.isGiven(in: reply, toward: ["911", "emergency room"]))
  }

  @Test(arguments: RedFlagFamily.allCases)
  func `every fixed emergency reply asks for help outright`(_ family: RedFlagFamily) {
    #expect(
      EmergencyDirective.isGiven(
        in: SafeReply.emergency(family), toward: ["911", "988", "emergency room"]))
  }
}
