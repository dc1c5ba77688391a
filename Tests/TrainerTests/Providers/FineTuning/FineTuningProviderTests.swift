import FoundationEssentials
import ModelRuntime
import ProviderAccess
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("Training at a provider")
struct FineTuningProviderTests {
  private func manifest(of rig: RemoteRig) throws -> FineTunedArtifact {
    try JSONDecoder().decode(
      FineTunedArtifact.self, from: try rig.artifact.content(of: "manifest.json"))
  }

  @Test(
    "brings data, parameters and name there, and the best checkpoint back",
    arguments: FakeFineTuneService.Surface.allCases)
  func wholeRun(surface: FakeFineTuneService.Surface) async throws {
    let rig = RemoteRig(surface)
    let life = try await rig.start()
    let reports = Mutex<[TrainingProgress]>([])
    let metrics = try await life.train(rig.job()) { progress in
      reports.withLock { $0.append(progress) }
    }
    #expect(rig.service.violations == [])
    let manifest = try self.manifest(of: rig)
    #expect(manifest.provider == rig.access.name)
    #expect(manifest.model.hasSuffix(":ckpt-2"))
    #expect(manifest.checkpoint?.validationLoss == 0.5)
    #expect(manifest.trainedTokens == 12_345)
    #expect(manifest.parameters.effective["n_epochs"] == "3")
    #expect(manifest.parameters.withoutCounterpart.map(\.name).contains("warmupSteps"))
    #expect(manifest.files.isEmpty)
    let lines = (manifest.dataset.training?.lines ?? 0) + (manifest.dataset.validation?.lines ?? 0)
    #expect(lines == 24)
    #expect(metrics.firstLoss == 2)
    #expect(metrics.lastLoss == 2.0 / 12)
    #expect(metrics.bestValidationLoss == 0.5)
    #expect(metrics.examples + metrics.validationExamples == 24)
    #expect(metrics.isFinite)
    // Each step is told once, in order.
    let steps = reports.withLock { $0 }.filter { $0.step > 0 }.map(\.step)
    #expect(Array(Set(steps)).sorted() == Array(1...12))
    #expect(steps == steps.sorted())
    try await life.provider.verify(rig.artifact.files)
    // Nothing is left there but the model.
    try await life.cleanUpAll()
    #expect(rig.service.fileNames == [])
    #expect(rig.service.jobCount == 1)
  }

  @Test("writes down what it does there before it does it")
  func audit() async throws {
    let rig = RemoteRig()
    let life = try await rig.start()
    _ = try await life.train(rig.job())
    try await life.cleanUpAll()
    #expect(
      try await life.audit() == [
        "run.start", "remote.file.upload", "remote.file.upload", "remote.job.create",
        "remote.file.delete", "remote.file.delete", "remote.file.delete",
      ])
    #expect(
      try await life.ledger.transitions(of: RemoteRig.run) == [
        .created, .preparing, .queued, .running, .paused, .running, .succeeded,
      ])
  }

  @Test("gives away the conversations' words, and nothing else of the records")
  func onlyWords() async throws {
    let rig = RemoteRig()
    let life = try await rig.start()
    _ = try await life.train(rig.job())
    let sent = rig.service.uploadedContents.filter { !$0.starts(with: Array("step,".utf8)) }
      .map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(sent.contains("question 7"))
    for hidden in ["recordID", "group", "quality", "\"r7\"", "\"g3\"", "appointment"] {
      #expect(!sent.contains(hidden))
    }
    let names = rig.service.calls.flatMap { $0.path }.joined()
    #expect(!names.contains("question"))
  }

  @Test("does not give away what looks like somebody's number or address")
  func identifiers() async throws {
    for text in ["my number is 555-123-4567.", "write to jane.roe@example.org", "4111111111111111"]
    {
      let rig = RemoteRig()
      let life = try await rig.start()
      var records = (0..<24).map(ScriptedCollector.record)
      records[5].messages[0].content = text
      let whole = rig.job()
      let job = TrainingJob(
        version: whole.version, runID: whole.runID, snapshotID: whole.snapshotID,
        parentDigest: nil, records: records, parameters: whole.parameters,
        checkpointDirectory: whole.checkpointDirectory, keep: whole.keep)
      let failure = await #expect(throws: RunFailure.self) { _ = try await life.train(job) }
      #expect(failure?.description.contains("r5") == true)
      #expect(failure?.description.contains(text) == false)
      #expect(rig.service.uploadedContents.isEmpty)
    }
  }

  @Test("says why a training failed, in the provider's words, and cleans up")
  func failed() async throws {
    let rig = RemoteRig()
    rig.service.change { $0.statuses = ["validating_files", "failed"] }
    let life = try await rig.start()
    let failure = await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
    #expect(failure?.description.contains("invalid_training_file: the file is not usable") == true)
    try await life.cleanUpAll()
    #expect(rig.service.fileNames == [])
    // The process died before the run was recorded as failed: it fails again, and trains nothing.
    let again = await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
    #expect(again?.description.contains("invalid_training_file") == true)
    #expect(rig.service.jobCount == 1)
  }

  @Test("does not begin what the account may not do, and says what to do")
  func refused() async throws {
    let cases: [(@Sendable (inout FakeFineTuneService.Behaviour) -> Void, String)] = [
      ({ $0.isEligible = false }, "not eligible"), ({ $0.isQuotaExhausted = true }, "quota"),
      ({ $0.acceptedTokens = ["another"] }, "check the key"),
      ({ $0.shutdownDate = "2020-01-01" }, "configure another base model"),
    ]
    for (change, words) in cases {
      let rig = RemoteRig()
      rig.service.change(change)
      let life = try await rig.start()
      let failure = await #expect(throws: RunFailure.self) { _ = try await life.train(rig.job()) }
      #expect(failure?.description.contains(words) == true)
      // OpenAI repeats a key that it does not know.
      #expect(failure?.description.contains(RemoteRig.key) == false)
      #expect(rig.service.jobCount == 0)
      if words != "check the key" { try await life.cleanUpAll() }
      #expect(rig.service.fileNames == [])
    }
  }

  @Test("waits while a job runs and the key is refused: what trains is not thrown away")
  func keyRenewed() async throws {
    let rig = RemoteRig()
    let life = try await rig.start()
    let looks = Mutex(0)
    rig.exchange.set { [service = rig.service] call in
      guard call.path.count == 3, call.method == "GET", call.path[1] == "jobs" else {
        return .arrives
      }
      let count = looks.withLock { looks in
        looks += 1
        return looks
      }
      if count == 3 { service.change { $0.acceptedTokens = ["another"] } }
      if count == 8 { service.change { $0.acceptedTokens = [] } }
      return .arrives
    }
    _ = try await life.train(rig.job())
    #expect(rig.service.jobCount == 1)
  }

  @Test("trains nothing twice when a creation is not answered and jobs cannot be listed")
  func unknown() async throws {
    let rig = RemoteRig()
    let life = try await rig.start()
    rig.exchange.set { [service = rig.service] call in
      guard call.method == "POST", call.path == ["fine_tuning", "jobs"] else { return .arrives }
      service.change { $0.canListJobs = false }
      return .lostAfter
    }
    for _ in 0..<20 {
      await #expect(throws: PeerError.self) {
        _ = try await life.provider.train(rig.job(), report: { _ in })
      }
      rig.time.advance(by: .seconds(60))
    }
    #expect(try await life.remoteJob()?.state == .unknown)
    #expect(rig.service.jobCount == 1)
    rig.service.change { $0.canListJobs = true }
    rig.exchange.set { _ in .arrives }
    _ = try await life.train(rig.job())
    #expect(rig.service.jobCount == 1)
    #expect(
      try await life.ledger.transitions(of: RemoteRig.run).prefix(3) == [
        .created, .unknown, .preparing,
      ])
  }

  @Test("creates the job once it is certain that a lost creation had no effect")
  func lostBefore() async throws {
    let rig = RemoteRig()
    let life = try await rig.start()
    let losses = Mutex(1)
    rig.exchange.set { call in
      guard call.method == "POST", call.path == ["fine_tuning", "jobs"] else { return .arrives }
      return losses.withLock { losses in
        defer { losses -= 1 }
        return losses > 0 ? .lostBefore : .arrives
      }
    }
    let before = rig.time.uptime
    _ = try await life.train(rig.job())
    #expect(rig.service.jobCount == 1)
    #expect(rig.time.uptime - before >= .seconds(180))
  }

  @Test("is adopted from a store that was restored from before it was created")
  func restored() async throws {
    let rig = RemoteRig()
    let first = try await rig.start()
    _ = try await first.train(rig.job())
    try await first.ledger.adjust(RemoteRig.run) { job in
      job = RemoteJob(runID: job.runID, provider: job.provider, at: Samples.time)
    }
    _ = try await first.train(rig.job())
    #expect(rig.service.jobCount == 1)
  }
}
