import API
import RPCCore
import SwiftProtobuf

@testable import Gateway

extension FakeServices {
  func registerTrainer(in router: inout RPCRouter) {
    self.registerCommon(of: .trainer, watch: TrainerMethods.watch, in: &router)
    self.registerRuns(in: &router)
    self.registerProviders(in: &router)
    self.answer(TrainerMethods.getPipelineStatus, in: &router) {
      (_: Reddytalk_Trainer_V1_GetPipelineStatusRequest) in
      Reddytalk_Trainer_V1_PipelineStatus.with {
        $0.lastRun = .fake("run-1", .completed)
        $0.triggers = [
          .with {
            $0.trigger = .dataThreshold
            $0.enabled = true
            $0.detail = "63 of 100 new qualified samples"
          }
        ]
        $0.productionPerformance = -1
        $0.blockers = ["37 samples are missing"]
      }
    }
    self.answer(TrainerMethods.getModelVersion, in: &router) {
      (request: Reddytalk_Trainer_V1_GetModelVersionRequest) in
      Reddytalk_Trainer_V1_ModelVersion.fake(request.id)
    }
    self.answer(TrainerMethods.listModelVersions, in: &router) {
      (_: Reddytalk_Trainer_V1_ListModelVersionsRequest) in
      Reddytalk_Trainer_V1_ListModelVersionsResponse.with { $0.modelVersions = [.fake("mv-1")] }
    }
  }

  private func registerProviders(in router: inout RPCRouter) {
    self.answer(TrainerMethods.listProviders, in: &router) {
      (_: Reddytalk_Trainer_V1_ListProvidersRequest) in
      Reddytalk_Trainer_V1_ListProvidersResponse.with {
        $0.providers = [
          .with {
            $0.name = "azure-openai"
            $0.reason = "AZURE_OPENAI_ENDPOINT is not set for this service"
          },
          .with {
            $0.name = "openai"
            $0.configured = true
            $0.reachable = true
            $0.able = false
            $0.datesMs = ["training": 1_799_193_600_000]
            $0.limits = ["epochs": "1 to 50"]
            $0.reason = "not any more"
          },
        ]
      }
    }
  }

  private func registerRuns(in router: inout RPCRouter) {
    self.answer(TrainerMethods.startRun, in: &router) {
      (request: Reddytalk_Trainer_V1_StartRunRequest) in
      var run = Reddytalk_Trainer_V1_Run.fake("run-1", .collecting)
      run.reason = request.reason
      run.notes = request.notes
      run.parameters = request.parameters
      run.requestedBy = request.requestedBy
      run.reproducesModelVersionID = request.reproduceModelVersionID
      return run
    }
    self.answer(TrainerMethods.stopRun, in: &router) {
      (request: Reddytalk_Trainer_V1_StopRunRequest) in
      var run = Reddytalk_Trainer_V1_Run.fake("run-1", .stopped)
      run.outcomeDetail = request.reason
      return run
    }
    self.answer(TrainerMethods.getRun, in: &router) {
      (request: Reddytalk_Trainer_V1_GetRunRequest) in
      Reddytalk_Trainer_V1_Run.fake(request.id, .training)
    }
    self.answer(TrainerMethods.listRuns, in: &router) {
      (_: Reddytalk_Trainer_V1_ListRunsRequest) in
      Reddytalk_Trainer_V1_ListRunsResponse.with {
        $0.runs = [.fake("run-2", .training), .fake("run-1", .completed)]
      }
    }
  }
}

extension Reddytalk_Trainer_V1_Run {
  fileprivate static func fake(_ id: String, _ state: Reddytalk_Trainer_V1_RunState) -> Self {
    .with {
      $0.id = id
      $0.state = state
      $0.trigger = .manual
      $0.provider = "local"
      $0.snapshotID = "sha256:abc"
      $0.createdAtMs = 1_800_000_000_123
      $0.updatedAtMs = 1_800_000_001_000
    }
  }
}

extension Reddytalk_Trainer_V1_ModelVersion {
  fileprivate static func fake(_ id: String) -> Self {
    .with {
      $0.id = id
      $0.number = 1
      $0.digest = "sha256:def"
      $0.keyID = "trainer-1"
      $0.lineage.baseModel = "base-1"
      $0.lineage.trainingFile = .with {
        $0.format = "openai-chat"
        $0.lines = 9
        $0.bytes = 70
        $0.sha256 = "ab"
      }
      $0.lifecycle.ends = [
        .with {
          $0.stage = .shutdown
          $0.atMs = 1_799_884_800_000
          $0.source = "table"
        },
        .with { $0.stage = .UNRECOGNIZED(7) },
      ]
      $0.lifecycle.idleDeletionDays = 15
      $0.lifecycle.successor.provider = "local"
      $0.lifecycle.successor.retrainByMs = 1_799_884_800_000
      $0.createdAtMs = 1_800_000_000_000
    }
  }
}
