import FoundationEssentials
import LocalModel
import ModelRuntime
import ProviderAccess
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("Training as jobs on the Hub")
struct HubProviderTests {
  private func manifest(of rig: HubRig) throws -> FineTunedArtifact {
    try JSONDecoder().decode(
      FineTunedArtifact.self, from: try rig.artifact.content(of: "manifest.json"))
  }

  private func request(_ rig: HubRig) throws -> JSONValue {
    try JSONDecoder().decode(
      JSONValue.self, from: Data(try #require(rig.service.jobRequests.first)))
  }

  @Test("brings data and parameters there, and the checked adapter back")
  func wholeRun() async throws {
    let rig = HubRig()
    let life = try await rig.start()
    let reports = Mutex<[TrainingProgress]>([])
    let metrics = try await life.train(rig.job()) { progress in
      reports.withLock { $0.append(progress) }
    }
    #expect(rig.service.violations == [])
    let manifest = try self.manifest(of: rig)
    #expect(manifest.provider == "huggingface")
    #expect(manifest.model.hasPrefix("clinic/ctp-\(RemoteRig.run)-model@"))
    #expect(manifest.baseModel == FakeHubService.baseModel)
    #expect(manifest.baseModelRevision == FakeHubService.baseRevision)
    #expect(manifest.checkpoint?.step == 8)
    #expect(manifest.checkpoint?.validationLoss == 0.5)
    #expect(
      manifest.files.map(\.name) == [
        "adapter_config.json", "adapter_model.safetensors", "tokenizer.json",
      ])
    #expect(manifest.parameters.effective["micro_batch_size"] == "4")
    #expect(manifest.parameters.effective["gradient_accumulation_steps"] == "4")
    #expect(manifest.parameters.effective["dataset_revision"]?.count == 40)
    #expect(manifest.parameters.withoutCounterpart.map(\.name) == ["medicalSpecialization"])
    let lines = (manifest.dataset.training?.lines ?? 0) + (manifest.dataset.validation?.lines ?? 0)
    #expect(lines == 24)
    #expect(metrics.firstLoss == 2)
    #expect(metrics.lastLoss == 2.0 / 12)
    #expect(metrics.bestValidationLoss == 0.5)
    #expect(metrics.examples + metrics.validationExamples == 24)
    #expect(!metrics.stoppedEarly)
    // Logs begin anew each time that they are read; each step is told once, in order.
    let steps = reports.withLock { $0 }.filter { $0.step > 0 && !$0.endsEpoch }.map(\.step)
    #expect(Set(steps) == Set(1...12))
    #expect(steps == steps.sorted())
    try await life.provider.verify(rig.artifact.files)
    let lineage = try life.provider.lineage(of: rig.artifact.files)
    #expect(lineage.baseModel == FakeHubService.baseModel)
    #expect(lineage.trainingFile?.format == "trl-prompt-completion")
    #expect(lineage.trainingFile?.sha256 == manifest.dataset.training?.sha256)
    try await life.cleanUpAll()
    #expect(rig.service.repoNames == [])
    #expect(rig.service.jobCount == 1)
  }

  @Test("writes down what it does there before it does it")
  func audit() async throws {
    let rig = HubRig()
    let life = try await rig.start()
    _ = try await life.train(rig.job())
    try await life.cleanUpAll()
    #expect(
      try await life.audit() == [
        "run.start", "remote.file.upload", "remote.file.upload", "remote.repo.create",
        "remote.job.create", "remote.repo.delete", "remote.repo.delete",
      ])
    #expect(
      try await life.ledger.transitions(of: RemoteRig.run) == [
        .created, .queued, .running, .succeeded,
      ])
  }

  @Test("a job is told all it needs, and its token in secret alone")
  func request() async throws {
    let rig = HubRig()
    let life = try await rig.start()
    _ = try await life.train(rig.job())
    let request = try self.request(rig)
    #expect(request["secrets"]?["HF_TOKEN"]?.string == HubRig.jobToken)
    #expect(request["timeoutSeconds"]?.number == 28_800)
    #expect(request["labels"]?["pipeline-run"]?.string == RemoteRig.run.rawValue)
    let environment = try #require(request["environment"])
    #expect(environment["CTP_BASE_REVISION"]?.string == FakeHubService.baseRevision)
    #expect(environment["CTP_VALIDATION_FILE"]?.string == "validation.jsonl")
    #expect(environment["WANDB_MODE"]?.string == "disabled")
    #expect(environment["HF_ENDPOINT"]?.string == "https://fake")
    let command = (request["command"]?.items ?? []).compactMap(\.string)
    #expect(command.prefix(2) == ["uv", "run"])
    #expect(command.last == HubTrainingScript.text)
    #expect(command.contains("trl==0.24.0"))
    // Nobody else sees either token.
    for call in rig.service.calls {
      let text = String(decoding: call.body, as: UTF8.self)
      #expect(!text.contains(HubRig.token))
      #expect(!text.contains(HubRig.jobToken) || call.path == ["api", "jobs", "clinic"])
    }
  }

  @Test("gives away the conversations' words, and nothing else of the records")
  func onlyWords() async throws {
    let rig = HubRig()
    let life = try await rig.start()
    _ = try await life.train(rig.job())
    let sent = rig.service.committedContents.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(sent.contains("question 7"))
    for hidden in ["recordID", "group", "quality", "\"r7\"", "\"g3\"", "appointment"] {
      #expect(!sent.contains(hidden))
    }
    // What lay here in clear is gone.
    let upload = rig.directory.url.appending(path: "checkpoints/upload")
    #expect(!FileManager.default.fileExists(atPath: upload.path()))
  }

  @Test("does not give away what has the shape of an identifier, nor what teaches nothing")
  func validation() async throws {
    let rig = HubRig()
    let life = try await rig.start()
    var records = (0..<24).map(ScriptedCollector.record)
    records[5].messages[0].content = "my number is 555-123-4567."
    let failure = await #expect(throws: RunFailure.self) {
      _ = try await life.train(rig.job(of: records))
    }
    #expect(failure?.description.contains("remaining-identifier") == true)
    #expect(failure?.description.contains("4567") == false)
    #expect(rig.service.repoNames == [])
    let small = HubRig()
    let few = await #expect(throws: RunFailure.self) {
      _ = try await small.start().train(small.job(records: 6))
    }
    #expect(few?.description.contains("10 are needed") == true)
    #expect(small.service.repoNames == [])
  }

  @Test("nothing is put into a repository that is not private")
  func publicRepository() async throws {
    let rig = HubRig()
    rig.service.change { $0.keepsPrivate = false }
    let life = try await rig.start()
    let failure = await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
    #expect(failure?.description.contains("public") == true)
    #expect(rig.service.committedContents.isEmpty)
    try await life.cleanUpAll()
    #expect(rig.service.repoNames == [])
    #expect(rig.service.jobCount == 0)
  }

  @Test("does not begin what the account may not do, and says what to do")
  func refused() async throws {
    let cases: [(@Sendable (inout FakeHubService.Behaviour) -> Void, String)] = [
      ({ $0.role = "read" }, "may only read"),
      (
        {
          $0.role = "fineGrained"
          $0.permissions = ["repo.write"]
        }, "lacks job.write"
      ), ({ $0.canPay = false }, "cannot pay"), ({ $0.isQuotaExhausted = true }, "credits"),
      ({ $0.acceptedTokens = ["another"] }, "check the key"),
    ]
    for (change, words) in cases {
      let rig = HubRig()
      rig.service.change(change)
      let life = try await rig.start()
      let failure = await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
      #expect(failure?.description.contains(words) == true, "\(words)")
      #expect(failure?.description.contains(HubRig.token) == false)
      #expect(rig.service.jobCount == 0)
      if words != "check the key" { try await life.cleanUpAll() }
      #expect(rig.service.repoNames == [])
    }
  }

  @Test("a fine-grained token with the rights is enough")
  func fineGrained() async throws {
    let rig = HubRig()
    rig.service.change { $0.role = "fineGrained" }
    _ = try await rig.start().train(rig.job())
    #expect(rig.service.jobCount == 1)
  }

  @Test("keeps to the budget, and to machines that there are")
  func budget() async throws {
    let cases: [(budget: Double?, flavor: String, words: String)] = [
      (7, "a10g-small", "FINE_TUNE_BUDGET allows 7.0"), (7, "unpriced", "price is not known"),
      (nil, "z900", "set HF_JOB_FLAVOR to one of a10g-small"),
    ]
    for (budget, flavor, words) in cases {
      let rig = HubRig()
      var settings = HubRig.settings
      settings.budget = budget
      settings.flavor = flavor
      let life = try await rig.start(settings: settings)
      let failure = await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
      #expect(failure?.description.contains(words) == true, "\(words)")
      #expect(rig.service.repoNames == [])
    }
    let rig = HubRig()
    var settings = HubRig.settings
    settings.budget = 8.01
    _ = try await rig.start(settings: settings).train(rig.job())
    #expect(rig.service.jobCount == 1)
  }

  @Test("says why a job failed, in its words, without what is secret, and cleans up")
  func failed() async throws {
    let rig = HubRig()
    rig.service.change {
      $0.stages = ["SCHEDULING", "RUNNING", "ERROR"]
      $0.message = "Job failed with exit code: 1"
      $0.announces = false
      $0.extraLine = nil
      $0.steps = 3
    }
    let life = try await rig.start()
    let failure = await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
    #expect(failure?.description.contains("exit code: 1") == true)
    #expect(failure?.description.contains("\"step\":3") == true)
    try await life.cleanUpAll()
    #expect(rig.service.repoNames == [])
    // The process died before the run was recorded as failed: it fails again, and trains nothing.
    let again = await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
    #expect(again?.description.contains("exit code: 1") == true)
    #expect(rig.service.jobCount == 1)
  }

  @Test("ends a job whose loss is no number any more, before it costs more")
  func diverged() async throws {
    let rig = HubRig()
    rig.service.change {
      $0.extraLine = #"@ctp {"type":"progress","step":3,"total_steps":12,"loss":NaN}"#
    }
    let life = try await rig.start()
    let failure = await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
    #expect(failure?.description.contains("not a finite number") == true)
    try await life.cleanUpAll()
    #expect(!rig.service.hasRunningJob)
    #expect(try await life.remoteJob()?.state == .cancelled)
    #expect(try await life.audit().contains("remote.job.cancel"))
  }

  @Test("takes no pickle, and no adapter of another base or from elsewhere")
  func adapters() async throws {
    let cases: [(@Sendable (inout FakeHubService.Behaviour) -> Void, String)] = [
      ({ $0.extraFiles = ["pytorch_model.bin": [1, 2, 3]] }, "pickle"),
      ({ $0.adapterBase = "acme/another" }, "another base model"),
      (
        {
          $0.announces = false
          $0.extraLine = #"@ctp {"type":"artifact","path":"evil/place@main","kind":"adapter"}"#
        }, "elsewhere"
      ),
    ]
    for (change, words) in cases {
      let rig = HubRig()
      rig.service.change(change)
      let life = try await rig.start()
      let failure = await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
      #expect(failure?.description.contains(words) == true, "\(words)")
      #expect(rig.artifact.isEmpty)
    }
  }

  @Test("trains although the log cannot be read: the trainer's notes tell what was measured")
  func noLog() async throws {
    let rig = HubRig()
    rig.service.change { $0.canReadLogs = false }
    let life = try await rig.start()
    let metrics = try await life.train(rig.job())
    #expect(metrics.firstLoss == 2)
    #expect(metrics.bestValidationLoss == 0.5)
    #expect(try self.manifest(of: rig).metrics["steps"] == 12)
  }

  @Test("waits through a storm, as long as the Hub asks to be left alone")
  func storm() async throws {
    let rig = HubRig()
    rig.service.change { $0.storm = Array(repeating: .hubThrottle, count: 20) }
    let life = try await rig.start()
    _ = try await life.train(rig.job())
    #expect(rig.time.uptime >= .seconds(20 * 42))
    #expect(rig.service.jobCount == 1)
  }

  @Test("the adapter stays where it answers from")
  func kept() async throws {
    let rig = HubRig()
    var settings = HubRig.settings
    settings.keepsModel = true
    let life = try await rig.start(settings: settings)
    _ = try await life.train(rig.job())
    try await life.cleanUpAll()
    #expect(rig.service.repoNames == ["models/clinic/ctp-\(RemoteRig.run)-model"])
  }

  @Test("what was taken over is kept again without the Hub")
  func again() async throws {
    let rig = HubRig()
    let life = try await rig.start()
    _ = try await life.train(rig.job())
    try await life.cleanUpAll()
    let former = try rig.artifact.content(of: "manifest.json")
    rig.exchange.set { _ in .lostBefore }
    _ = try await life.train(rig.job(), attempts: 1)
    #expect(try rig.artifact.content(of: "manifest.json") == former)
  }

  @Test("a model is asked by an endpoint before it is registered, which then rests")
  func endpoint() async throws {
    let rig = HubRig()
    var settings = HubRig.settings
    settings.keepsModel = true
    let life = try await rig.start(settings: settings, serves: true)
    _ = try await life.train(rig.job())
    try await life.provider.verify(rig.artifact.files)
    #expect(rig.service.violations == [])
    #expect(rig.service.endpointOrders.count == 1)
    #expect(rig.service.restingEndpoints.count == 1)
    // One that fails is not paid for any longer.
    let other = HubRig()
    other.service.change { $0.endpointStates = ["pending", "failed"] }
    let second = try await other.start(settings: settings, serves: true)
    _ = try await second.train(other.job())
    let failure = await #expect(throws: RunFailure.self) {
      try await second.provider.verify(other.artifact.files)
    }
    #expect(failure?.description.contains("as the tests want it") == true)
    #expect(other.service.endpointOrders.isEmpty)
  }

  @Test("tells how it stands")
  func status() async throws {
    let rig = HubRig()
    let life = try await rig.start()
    let status = await life.provider.status()
    #expect(status.isAble == true)
    #expect(status.limits["dollarsPerRun"] == "8.01")
    rig.service.change { $0.canPay = false }
    #expect(await life.provider.status().reason.contains("cannot pay"))
    rig.exchange.set { _ in .lostBefore }
    let away = await life.provider.status()
    #expect(away.isReachable == false)
    #expect(away.isAble == nil)
  }
}
