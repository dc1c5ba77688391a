import Logging
import ServiceLifecycle

/// Asks providers once a day when their models end: those that versions were trained to, and those they were trained on.
struct LifecycleJob: Service {
  let ledger: any TrainerLedger
  let ends: any LifecycleLedger
  let sources: [any LifecycleSource]
  let time: Timekeeper
  let logger: Logger
  /// Time between two rounds in which all were asked.
  var interval = Duration.seconds(86_400)
  /// Time after a round in which one did not answer.
  var pause = Duration.seconds(3600)

  /// The versions that are looked at, the newest: as many as can be listed.
  private static let versionLimit = 200

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let isComplete = await self.pass()
        try? await self.time.sleep(isComplete ? self.interval : self.pause)
      }
    }
  }

  /// Asks about every model once.
  ///
  /// - Returns: Whether all that was asked was answered.
  @discardableResult
  func pass() async -> Bool {
    do {
      var models: [String: Set<String>] = [:]
      for version in try await self.ledger.modelVersions(limit: Self.versionLimit) {
        models[version.provider, default: []].formUnion(version.lineage.names)
      }
      var isComplete = true
      for source in self.sources {
        for model in (models[source.name] ?? []).sorted() {
          if try await !self.ask(source, about: model) { isComplete = false }
        }
      }
      return isComplete
    } catch is CancellationError {
      return false
    } catch {
      self.logger.error(
        "The ends of models cannot be kept", metadata: ["error": "\(OperatorText.of(error))"])
      return false
    }
  }

  private func ask(_ source: any LifecycleSource, about model: String) async throws -> Bool {
    let reported: ReportedEnds?
    do {
      reported = try await source.ends(ofModel: model)
    } catch let error as CancellationError {
      throw error
    } catch {
      self.logger.warning(
        "A provider does not tell when a model ends",
        metadata: ["provider": "\(source.name)", "model": "\(model)", "error": "\(error)"])
      return false
    }
    if let reported { try await self.ends.note(reported) }
    return true
  }
}
