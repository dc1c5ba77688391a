import FoundationEssentials
import Hexadecimal
import Testing

@Suite("Bytes as hexadecimal digits")
struct HexadecimalTests {
  @Test("every byte has two digits in lower case, and is found again")
  func everyByte() {
    let bytes = Data(0...255)
    let text = bytes.hexadecimal
    #expect(text.hasPrefix("000102030405060708090a0b0c0d0e0f10"))
    #expect(text.hasSuffix("f8f9fafbfcfdfeff"))
    #expect(text.utf8.count == 512)
    #expect(Data(hexadecimal: text) == bytes)
    #expect(Data().hexadecimal.isEmpty)
    #expect(Data(hexadecimal: "") == Data())
  }

  @Test("other text is refused", arguments: ["0", "0A", "0g", "0x00", "00 ", "é0"])
  func otherText(_ text: String) {
    #expect(Data(hexadecimal: text) == nil)
  }
}
