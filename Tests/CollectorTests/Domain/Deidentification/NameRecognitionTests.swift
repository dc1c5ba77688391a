import Collector
import Testing

@Suite("Names are removed")
struct NameRecognitionTests {
  private let deidentifier = Deidentifier()

  @Test(
    "after words that announce them",
    arguments: [
      ("My name is Margaret Okonjo-Vance.", "My name is [NAME_1]."),
      ("hi this is betty morris calling", "hi this is [NAME_1] calling"),
      ("It should be under the name Teodoro Bianchi", "It should be under the name [NAME_1]"),
      ("my daughter anneliese has a rash", "my daughter [NAME_1] has a rash"),
      ("my son Hunter needs a physical", "my son [NAME_1] needs a physical"),
      ("im grace calling about my bill", "im [NAME_1] calling about my bill"),
      ("I'm Will, I have an appointment.", "I'm [NAME_1], I have an appointment."),
      ("thanks sarah, see you", "thanks [NAME_1], see you"),
      ("Could I speak with Priya please?", "Could I speak with [NAME_1] please?"),
      ("last name: Kowalczyk", "last name: [NAME_1]"),
    ])
  func announced(text: String, expected: String) {
    #expect(self.deidentifier.deidentify(text).text == expected)
  }

  @Test(
    "with titles and credentials, which stay",
    arguments: [
      ("I saw Dr. Emily Tran yesterday", "I saw Dr. [NAME_1] yesterday"),
      ("mr . watson came in", "mr . [NAME_1] came in"),
      ("appointment with doctor Zidnew-Lukosky", "appointment with doctor [NAME_1]"),
      ("Refer to Mina Abazari, MD for this", "Refer to [NAME_1], MD for this"),
      ("Dr. J. will call", "Dr. [NAME_1] will call"),
    ])
  func titled(text: String, expected: String) {
    #expect(self.deidentifier.deidentify(text).text == expected)
  }

  @Test(
    "by themselves, in every order and script of ASR",
    arguments: [
      ("What are options for John D. with COPD?", "What are options for [NAME_1] with COPD?"),
      ("Is Garcia Daniel in today?", "Is [NAME_1] in today?"),
      ("so karen you know that", "so [NAME_1] you know that"),
      ("Please add Irenke Sörös to my account", "Please add [NAME_1] to my account"),
      ("It is Anne-Marie O'Brien's chart", "It is [NAME_1]'s chart"),
      ("MY NAME IS JOHN SMITH", "MY NAME IS [NAME_1]"),
      ("Kevin van den Berg Jr called", "[NAME_1] called"),
    ])
  func alone(text: String, expected: String) {
    #expect(self.deidentifier.deidentify(text).text == expected)
  }

  @Test(
    "spelled letter by letter",
    arguments: [
      ("It's A-M-Y R-O-D-R-I-G-U-E-Z.", "It's [NAME_1]."),
      ("that's spelled s m i t h", "that's spelled [NAME_1]"),
      ("it is a l e x w i l l i a m s", "it is [NAME_1]"),
    ])
  func spelled(text: String, expected: String) {
    #expect(self.deidentifier.deidentify(text).text == expected)
  }

  @Test("with look-alike letters, accents and invisible characters in them")
  func disguised() {
    #expect(self.deidentifier.deidentify("My name is Јоhn Ѕmith").text == "My name is [NAME_1]")
    #expect(
      self.deidentifier.deidentify("My name is J\u{200B}o\u{200D}hn S\u{00AD}mith").text
        == "My name is [NAME_1]")
    #expect(
      self.deidentifier.deidentify("My name is Jose\u{301} Peña.").text == "My name is [NAME_1].")
    #expect(
      self.deidentifier.deidentify("My name is Ｊｏｈｎ").text == "My name is [NAME_1]")
  }

  @Test(
    "but words that only look like names stay",
    arguments: [
      "I will call you in the morning, may I?",
      "Please mark the form and hope for the best.",
      "Does he have Parkinson's disease or Crohn's?",
      "The Wells score and a Chaddock reflex were noted.",
      "I take Metformin, Lisinopril and Eliquis every day.",
      "A refill of Zytrexol please, it is almost out.",
      "Blue Cross Blue Shield denied my claim at CVS.",
      "I need an MRI and an EKG, says my PCP.",
      "did they do an m r i",
      "Alright, thanks. Okay. Hmm, sure. Gotcha.",
      "My chest is tight and my tongue feels fat after the shrimp",
      "Good Morning, How Can I Help You Today?",
    ])
  func survivors(text: String) {
    #expect(self.deidentifier.deidentify(text).text == text)
  }
}
