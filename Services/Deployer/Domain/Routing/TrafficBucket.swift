/// One of ten thousand equal shares of an environment's traffic.
///
/// A conversation always falls into the same bucket of an environment, so that while weights move
/// from one version to another, a conversation changes its version at most once, and never back.
struct TrafficBucket: Hashable, Sendable {
  /// How many buckets there are: weights are basis points.
  static let count = 10_000

  /// 0 ..< `count`.
  let index: Int

  /// The bucket of a conversation in an environment.
  init(of conversation: ConversationID, in environment: DeploymentEnvironment) {
    // FNV-1a over salt and id, then the finaliser of MurmurHash3 so that ids which differ in their
    // last character only still spread over all buckets.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in environment.rawValue.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for byte in conversation.rawValue.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    hash ^= hash >> 33
    self.index = Int(hash % UInt64(Self.count))
  }
}
