import FoundationEssentials

@testable import Trainer

/// Signs with the bytes themselves, reversed: enough to see what was signed.
struct FixedSigner: ManifestSigner {
  let keyID = "trainer-test"

  func signature(over bytes: Data) throws -> Data { Data(bytes.reversed()) }
}
