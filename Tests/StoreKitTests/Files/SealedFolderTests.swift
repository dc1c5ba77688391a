import FieldEncryption
import Foundation
import TestSupport
import Testing

@testable import StoreKit

@Suite("Sealed files")
struct SealedFolderTests {
  private let owner = TemporaryDirectory()
  private static let key = FileKey(DataKey(subject: "files", version: 1), service: "test")
  private static let sizes = [
    0, 1, FileKey.pieceBytes - 1, FileKey.pieceBytes, FileKey.pieceBytes + 1,
    3 * FileKey.pieceBytes,
  ]

  private var folder: SealedFolder { SealedFolder(self.owner.url, key: Self.key) }

  private static func content(_ size: Int) -> Data {
    Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) })
  }

  @Test(arguments: sizes)
  func `come back as they were written, and have their size`(size: Int) throws {
    try self.folder.write(Self.content(size), as: "a")
    #expect(try self.folder.read("a") == Self.content(size))
    #expect(try self.folder.files().map(\.bytes) == [Int64(size)])
  }

  @Test(arguments: sizes)
  func `are the same when they are written piece by piece`(size: Int) throws {
    let writer = try self.folder.writer(of: "a")
    var rest = Self.content(size)[...]
    while !rest.isEmpty {
      let next = rest.prefix(50_000)
      try writer.append(Data(next))
      rest = rest.dropFirst(next.count)
    }
    try writer.finish()
    #expect(try self.folder.read("a") == Self.content(size))
  }

  @Test func `are written anew only when they are not there`() throws {
    try self.folder.write(Data("1".utf8), as: "a")
    try self.folder.write(Data("2".utf8), as: "a")
    #expect(try self.folder.read("a") == Data("2".utf8))
    #expect(throws: FileFailure.self) { try self.folder.writer(of: "a") }
  }

  @Test func `that were not finished do not open`() throws {
    let writer = try self.folder.writer(of: "a")
    try writer.append(Self.content(2 * FileKey.pieceBytes))
    #expect(throws: FieldEncryptionError.self) { try self.folder.read("a") }
  }

  @Test func `open under their name and with their key alone`() throws {
    try self.folder.write(Data("text".utf8), as: "a")
    try FileManager.default.copyItem(at: self.folder.place(of: "a"), to: self.folder.place(of: "b"))
    #expect(throws: FieldEncryptionError.notAuthentic) { try self.folder.read("b") }
    let other = FileKey(DataKey(subject: "files", version: 1), service: "test")
    #expect(throws: FieldEncryptionError.keyNotCommitted) {
      try SealedFolder(self.owner.url, key: other).read("a")
    }
  }

  @Test(arguments: ["drop first", "drop last", "swap", "flip", "append"])
  func `do not open when they were changed`(change: String) throws {
    try self.folder.write(Self.content(2 * FileKey.pieceBytes + 9), as: "a")
    let place = self.folder.place(of: "a")
    var bytes = try Data(contentsOf: place)
    let piece = FileKey.pieceBytes + FileKey.overhead
    switch change {
    case "drop first": bytes = Data(bytes.dropFirst(piece))
    case "drop last": bytes = Data(bytes.prefix(2 * piece))
    case "swap": bytes = bytes[piece..<2 * piece] + bytes[0..<piece] + bytes[(2 * piece)...]
    case "flip": bytes[bytes.count / 2] ^= 1
    default: bytes += Data([0])
    }
    try bytes.write(to: place)
    #expect(throws: FieldEncryptionError.self) { try self.folder.read("a") }
  }

  @Test func `have the same key after a restart and after rotations`() async throws {
    let fixture = KeyRingFixture()
    let ring = try await fixture.open()
    try SealedFolder(self.owner.url, key: await ring.fileKey()).write(Data("text".utf8), as: "a")
    try await ring.rotateDataKeys()
    try await ring.rotateWrappingKey()
    try await ring.store.close()
    let again = try await fixture.open()
    let key = try await again.fileKey()
    #expect(try SealedFolder(self.owner.url, key: key).read("a") == Data("text".utf8))
  }
}
