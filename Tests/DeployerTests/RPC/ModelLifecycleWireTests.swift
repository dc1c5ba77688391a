import API
import Foundation
import SwiftProtobuf
import Testing

@testable import Deployer

@Suite struct ModelLifecycleWireTests {
  @Test func `takes what the Trainer says, and leaves out what it does not know`() {
    let lifecycle = ModelLifecycle(
      Reddytalk_Trainer_V1_ModelLifecycle.with {
        $0.ends = [
          .with {
            $0.stage = .trainingEnd
            $0.atMs = 1_000
            $0.source = "a"
          },
          .with { $0.stage = .UNRECOGNIZED(9) },
          .with {
            $0.stage = .shutdown
            $0.atMs = 2_000
            $0.source = "b"
          },
        ]
        $0.idleDeletionDays = 15
        $0.successor.provider = "local"
      })
    #expect(lifecycle.ends.map(\.stage) == [.trainingEnd, .shutdown])
    #expect(lifecycle.shutdown?.at == Date(timeIntervalSince1970: 2))
    #expect(lifecycle.shutdown?.source == "b")
    #expect(lifecycle.idleDeletionDays == 15)
    #expect(
      lifecycle.successor
        == ModelLifecycle.Successor(provider: "local", baseModel: nil, retrainBy: nil))
  }

  @Test func `takes a Trainer that says nothing for one that knows no end`() {
    #expect(ModelLifecycle(Reddytalk_Trainer_V1_ModelLifecycle()) == ModelLifecycle())
  }
}
