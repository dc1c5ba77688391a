/// How an environment's traffic is shared among versions, in basis points.
///
/// Blue-green has one share of everything. A canary has two: the bucket of a conversation decides,
/// and the newest version takes the lowest buckets, so that raising its weight only moves
/// conversations to it.
struct TrafficSplit: Sendable {
  /// One version's part.
  struct Share: Sendable {
    let arm: ServingArm
    let basisPoints: Int
  }

  /// Newest version first; the basis points add up to `TrafficBucket.count`.
  let shares: [Share]

  /// All traffic to one version.
  init(whole arm: ServingArm) {
    self.shares = [Share(arm: arm, basisPoints: TrafficBucket.count)]
  }

  /// Traffic shared among versions.
  init(_ shares: [Share]) {
    precondition(
      shares.allSatisfy { $0.basisPoints > 0 }
        && shares.reduce(0) { $0 + $1.basisPoints } == TrafficBucket.count,
      "the shares of a split are positive and add up to all traffic")
    self.shares = shares
  }

  /// The version that answers the conversations of a bucket.
  func arm(for bucket: TrafficBucket) -> ServingArm {
    var upper = 0
    for share in self.shares {
      upper += share.basisPoints
      if bucket.index < upper { return share.arm }
    }
    preconditionFailure("the shares of a split cover every bucket")
  }
}
