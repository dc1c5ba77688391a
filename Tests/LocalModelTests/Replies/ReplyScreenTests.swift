import Testing

@testable import LocalModel

@Suite("What may be said to another patient")
struct ReplyScreenTests {
  @Test(arguments: [
    "Of course. Which visit would you like to move?",
    "Please call 911 right now!",
    "We can do that (most plans cover it).",
    "The pharmacy will tell you: \"it is ready.\" ",
  ])
  func `whole sentences about nobody in particular may`(_ text: String) {
    #expect(ReplyScreen.isReusable(text))
  }

  @Test(arguments: [
    "Please provide your date of",
    "And the phone number we have on file is",
    "I can help with that...well, let me",
    "Thanks, [NAME], you are all set.",
    "You are booked for 14:35 tomorrow.",
    "Your visit is on April the second.",
    "Dr. Patel will see you.",
    "Okay.",
    "",
  ])
  func `what is broken off, or was true of one patient, may not`(_ text: String) {
    #expect(!ReplyScreen.isReusable(text))
  }
}
