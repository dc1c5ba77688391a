import FoundationEssentials
import Testing

@testable import Trainer

@Suite("Archives of stored files")
struct StoredZipTests {
  private func archive(_ files: [(String, String)]) throws -> [UInt8] {
    var zip = StoredZip()
    for (name, text) in files { try zip.add(name, Array(text.utf8), isExecutable: true) }
    return Array(zip.finished())
  }

  private func little(_ bytes: [UInt8], at place: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  @Test("have the checksum of the format")
  func checksum() {
    // The check value of CRC-32 in the catalogue of parametrised algorithms.
    #expect(CyclicRedundancyCheck.of(Array("123456789".utf8)) == 0xcbf4_3926)
    #expect(CyclicRedundancyCheck.of([UInt8]()) == 0)
  }

  @Test("are the same bytes for the same files")
  func determinism() throws {
    let files = [("trainer", "one"), ("b/c", "two")]
    #expect(try self.archive(files) == self.archive(files))
    #expect(try self.archive(files) != self.archive([("trainer", "one"), ("b/c", "twO")]))
  }

  @Test("say where everything is")
  func structure() throws {
    let bytes = try self.archive([("trainer", "one"), ("b/c", "two!")])
    let end = bytes.count - 22
    #expect(self.little(bytes, at: end, 4) == 0x0605_4b50)
    #expect(self.little(bytes, at: end + 10, 2) == 2)
    let size = self.little(bytes, at: end + 12, 4)
    var entry = self.little(bytes, at: end + 16, 4)
    #expect(entry + size == end)
    var names: [String] = []
    var contents: [String] = []
    for _ in 0..<2 {
      #expect(self.little(bytes, at: entry, 4) == 0x0201_4b50)
      // Unix, a regular file that everybody may run.
      #expect(bytes[entry + 5] == 3)
      #expect(self.little(bytes, at: entry + 38, 4) >> 16 == 0o100755)
      let length = self.little(bytes, at: entry + 28, 2)
      let place = self.little(bytes, at: entry + 42, 4)
      names.append(String(decoding: bytes[entry + 46..<entry + 46 + length], as: UTF8.self))
      #expect(self.little(bytes, at: place, 4) == 0x0403_4b50)
      // Stored, and both descriptions agree.
      #expect(self.little(bytes, at: place + 8, 2) == 0)
      #expect(bytes[place + 6..<place + 26].elementsEqual(bytes[entry + 8..<entry + 28]))
      let content = place + 30 + self.little(bytes, at: place + 26, 2)
      let stored = bytes[content..<content + self.little(bytes, at: place + 18, 4)]
      #expect(Int(CyclicRedundancyCheck.of(stored)) == self.little(bytes, at: place + 14, 4))
      contents.append(String(decoding: stored, as: UTF8.self))
      entry += 46 + length
    }
    #expect(names == ["trainer", "b/c"])
    #expect(contents == ["one", "two!"])
  }

  @Test("hold no file that would be unpacked elsewhere", arguments: ["", "/etc/passwd", "../x"])
  func names(name: String) {
    var zip = StoredZip()
    #expect(throws: StoredZip.Failure.unusableName(name)) {
      try zip.add(name, [UInt8](), isExecutable: false)
    }
  }
}
