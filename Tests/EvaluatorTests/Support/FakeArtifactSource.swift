import Evaluator
import Foundation
import Synchronization

/// A registry in memory.
final class FakeArtifactSource: ArtifactSource {
  private struct State {
    var models: [ModelVersionID: any AnsweringModel] = [:]
    var failure: ArtifactError?
    var loads: [ModelVersionID] = []
  }

  private let state = Mutex(State())

  init(_ models: [String: any AnsweringModel] = [:]) {
    self.state.withLock { state in
      for (id, model) in models { state.models[ModelVersionID(rawValue: id)] = model }
    }
  }

  /// From now on every question fails so; nil ends it.
  func fail(with failure: ArtifactError?) {
    self.state.withLock { $0.failure = failure }
  }

  /// The versions that were loaded, in order.
  var loads: [ModelVersionID] { self.state.withLock { $0.loads } }

  func describe(_ id: ModelVersionID) async throws(ArtifactError) -> ModelDescription {
    let answer: Result<Bool, ArtifactError> = self.state.withLock { state in
      state.failure.map { .failure($0) } ?? .success(state.models[id] != nil)
    }
    guard try answer.get() else { throw .unknown(id) }
    return ModelDescription(
      id: id, digest: "sha256:\(id)", datasetRoot: "snapshot-1", provider: "local",
      signature: Data(), keyID: "")
  }

  func load(_ model: ModelDescription) async throws(ArtifactError) -> any AnsweringModel {
    let loaded = self.state.withLock { state in
      state.loads.append(model.id)
      return state.models[model.id]
    }
    guard let loaded else { throw .unknown(model.id) }
    return loaded
  }
}
