import Collector
import Testing

@Suite("Numbers and codes are removed")
struct NumberRecognitionTests {
  private let deidentifier = Deidentifier()

  @Test(
    "as telephone numbers, written and spoken",
    arguments: [
      "415-555-0132", "(415) 555-0132", "415.555.0132", "+1 415 555 0132", "4155550132",
      "555-0132", "five five five oh one three two", "5 5 5 0 1 3 2",
      "four one five, five five five, oh one three two", "415-555-0132 ext. 12",
      "five double five oh one three two",
    ])
  func phones(number: String) {
    let result = self.deidentifier.deidentify("Please dial \(number)")
    #expect(result.text == "Please dial [PHONE_1]")
  }

  @Test(
    "by the words around them",
    arguments: [
      ("fax it to fax 415-555-0199", "fax it to fax [FAX_1]"),
      ("SSN 123-45-6789", "SSN [SSN_1]"),
      ("my social is 123 45 6789", "my social is [SSN_1]"),
      ("MRN: A1234567", "MRN: [MRN_1]"),
      ("medical record number 88213", "medical record number [MRN_1]"),
      ("member ID XYZ123456789", "member ID [HEALTH_PLAN_ID_1]"),
      ("member id w 1 2 3 4 5 6", "member id [HEALTH_PLAN_ID_1]"),
      ("policy number 4455-9921", "policy number [HEALTH_PLAN_ID_1]"),
      ("account number 00123456789", "account number [ACCOUNT_1]"),
      ("claim 2024118872", "claim [ACCOUNT_1]"),
      ("card 4111 1111 1111 1111", "card [ACCOUNT_1]"),
      ("driver's license number F162823540116", "driver's license number [LICENSE_1]"),
      ("NPI 1467581234", "NPI [LICENSE_1]"),
      ("license plate 7ABC123", "license plate [VEHICLE_1]"),
      ("plate ABC 1234", "plate [VEHICLE_1]"),
      ("VIN 1HGCM82633A004352", "VIN [VEHICLE_1]"),
      ("pacemaker serial number PM-99821-X", "pacemaker serial number [DEVICE_1]"),
      ("confirmation number K7Q99Z21", "confirmation number [OTHER_ID_1]"),
      ("fingerprint template 88231991", "fingerprint template [BIOMETRIC_1]"),
      ("it ends in 7 9 2 9", "it ends in [OTHER_ID_1]"),
      ("the code 9822345671882", "the code [OTHER_ID_1]"),
      ("Summit Choice, SCX 5520 117", "Summit Choice, [OTHER_ID_1]"),
      ("zip 94103", "zip [LOCATION_1]"),
      ("UCSF-20210930-567", "[OTHER_ID_1]"),
    ])
  func cued(text: String, expected: String) {
    #expect(self.deidentifier.deidentify(text).text == expected)
  }

  @Test(
    "but quantities and public lines stay",
    arguments: [
      "Call 911, text 988, or call Poison Control at 1-800-222-1222.",
      "I weigh 180 pounds and take 5000 units of vitamin D.",
      "My A1c is 7.2 and my sugar was 310.",
      "Take 2 tablets with 20 ounces of water, 24/7.",
      "The bill was $12500 for 3 visits.",
      "Breathe: 1 2 3 4.",
      "I had COVID-19 and take B12, CHA2DS2-VASc score 4.",
      "ICD J45.909 was billed.",
      "It takes 24 to 48 hours and 15 minutes.",
    ])
  func survivors(text: String) {
    #expect(self.deidentifier.deidentify(text).text == text)
  }
}
