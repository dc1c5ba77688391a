package import FoundationEssentials

extension DialogueModel {
  /// Names of the arrays in `model.safetensors`.
  private enum Name {
    static let headKeys = "heads.vocabulary.keys"
    static let headFrequencies = "heads.vocabulary.inverse_frequencies"
    static let headWeights = "heads.weights"
    static let headBias = "heads.bias"
    static let contextKeys = "encoder.context.keys"
    static let contextRows = "encoder.context.rows"
    static let replyKeys = "encoder.reply.keys"
    static let replyRows = "encoder.reply.rows"
    static let replyVectors = "index.reply_vectors"
    static let contextVectors = "index.context_vectors"
    static let contextTopics = "index.context_topics"
    static let entryOfContext = "index.reply_of_context"
    static let lexicalKeys = "index.vocabulary.keys"
    static let lexicalFrequencies = "index.vocabulary.inverse_frequencies"
    static let lexicalStarts = "index.words.starts"
    static let lexicalRows = "index.words.rows"
    static let lexicalValues = "index.words.values"
  }

  /// The trained parts as arrays.
  package static func tensors(
    classifier: LinearClassifier, encoder: DualEncoder, index: ReplyIndex
  ) -> SafeTensors {
    var tensors = SafeTensors()
    let dimension = encoder.dimension
    tensors.set(Name.headKeys, classifier.vocabulary.keys)
    tensors.set(
      Name.headFrequencies, classifier.vocabulary.inverseFrequencies,
      shape: [classifier.vocabulary.count])
    tensors.set(
      Name.headWeights, classifier.weights,
      shape: [classifier.vocabulary.count, classifier.stride],
      as: .float16)
    tensors.set(Name.headBias, classifier.bias, shape: [classifier.stride])
    tensors.set(Name.contextKeys, encoder.contextVocabulary.keys)
    tensors.set(
      Name.contextRows, encoder.contextRows, shape: [encoder.contextVocabulary.count, dimension],
      as: .float16)
    tensors.set(Name.replyKeys, encoder.replyVocabulary.keys)
    tensors.set(
      Name.replyRows, encoder.replyRows, shape: [encoder.replyVocabulary.count, dimension],
      as: .float16)
    tensors.set(
      Name.replyVectors, index.replyVectors, shape: [index.entries.count, dimension], as: .float16)
    tensors.set(
      Name.contextVectors, index.contextVectors, shape: [index.entryOfContext.count, dimension],
      as: .float16)
    tensors.set(
      Name.contextTopics, index.contextTopics,
      shape: [index.entryOfContext.count, DialogueTopic.allCases.count], as: .float16)
    tensors.set(Name.entryOfContext, index.entryOfContext)
    tensors.set(Name.lexicalKeys, index.lexical.vocabulary.keys)
    tensors.set(
      Name.lexicalFrequencies, index.lexical.vocabulary.inverseFrequencies,
      shape: [index.lexical.vocabulary.count])
    tensors.set(Name.lexicalStarts, index.lexical.contexts.starts.map { UInt32($0) })
    tensors.set(Name.lexicalRows, index.lexical.contexts.rows)
    tensors.set(
      Name.lexicalValues, index.lexical.contexts.values,
      shape: [index.lexical.contexts.values.count], as: .float16)
    return tensors
  }

  /// Puts a model together from an artefact's content.
  package convenience init(
    manifest: ModelManifest, digest: String, tensors: SafeTensors, replies: Data
  ) throws(ModelArtifactError) {
    let heads = try Self.heads(manifest)
    let classifier = try Self.classifier(tensors, heads: heads)
    let encoder = try Self.encoder(tensors)
    let index = try Self.index(
      tensors, replies: replies, dimension: encoder.dimension,
      lexicon: manifest.parameters.medicalSpecialization ? .standard : nil)
    self.init(
      manifest: manifest, digest: digest, classifier: classifier, encoder: encoder, index: index)
  }

  private static func heads(
    _ manifest: ModelManifest
  ) throws(ModelArtifactError) -> [ClassifierHead] {
    let heads = ModelManifest.heads
    for head in heads where manifest.labels[head.name] != head.labels {
      throw .malformed(
        file: ModelManifest.fileName, reason: "the labels of the \(head.name) head are unknown")
    }
    return heads
  }

  private static func classifier(
    _ tensors: SafeTensors, heads: [ClassifierHead]
  ) throws(ModelArtifactError) -> LinearClassifier {
    let vocabulary = try self.vocabulary(
      tensors.unsigned(Name.headKeys), tensors.floats(Name.headFrequencies))
    let weights = try tensors.floats(Name.headWeights)
    let bias = try tensors.floats(Name.headBias)
    let stride = LinearClassifier.stride(of: heads)
    try self.require(
      weights.count == vocabulary.count * stride && bias.count == stride, "heads.weights")
    return LinearClassifier(vocabulary: vocabulary, heads: heads, weights: weights, bias: bias)
  }

  private static func encoder(_ tensors: SafeTensors) throws(ModelArtifactError) -> DualEncoder {
    let contextKeys = try tensors.unsigned(Name.contextKeys)
    let replyKeys = try tensors.unsigned(Name.replyKeys)
    let contextRows = try tensors.floats(Name.contextRows)
    let replyRows = try tensors.floats(Name.replyRows)
    let dimension = RankerTraining.Settings().dimension
    try self.require(
      contextRows.count == contextKeys.count * dimension
        && replyRows.count == replyKeys.count * dimension, "encoder rows")
    return try DualEncoder(
      contextVocabulary: self.vocabulary(
        contextKeys, [Float](repeating: 1, count: contextKeys.count)),
      replyVocabulary: self.vocabulary(replyKeys, [Float](repeating: 1, count: replyKeys.count)),
      dimension: dimension, contextRows: contextRows, replyRows: replyRows)
  }

  private static func index(
    _ tensors: SafeTensors, replies: Data, dimension: Int, lexicon: MedicalLexicon?
  ) throws(ModelArtifactError) -> ReplyIndex {
    let entries = try ReplyEntry.decodeLines(replies, file: Self.repliesFileName)
    let replyVectors = try tensors.floats(Name.replyVectors)
    let contextVectors = try tensors.floats(Name.contextVectors)
    let contextTopics = try tensors.floats(Name.contextTopics)
    let entryOfContext = try tensors.signed(Name.entryOfContext)
    let vocabulary = try self.vocabulary(
      tensors.unsigned(Name.lexicalKeys), tensors.floats(Name.lexicalFrequencies))
    let contexts = try SparseMatrix(
      starts: tensors.unsigned(Name.lexicalStarts).map { Int($0) },
      rows: tensors.unsigned(Name.lexicalRows), values: tensors.floats(Name.lexicalValues))
    try self.require(
      replyVectors.count == entries.count * dimension
        && contextVectors.count == entryOfContext.count * dimension
        && contextTopics.count == entryOfContext.count * DialogueTopic.allCases.count
        && entryOfContext.allSatisfy { entries.indices.contains(Int($0)) }, "index vectors")
    guard let contexts, contexts.count == entryOfContext.count,
      contexts.rows.allSatisfy({ $0 < vocabulary.count })
    else {
      throw .malformed(file: SafeTensors.fileName, reason: "index words do not fit together")
    }
    return ReplyIndex(
      entries: entries, replyVectors: replyVectors, contextVectors: contextVectors,
      contextTopics: contextTopics, entryOfContext: entryOfContext,
      lexical: LexicalIndex(vocabulary: vocabulary, contexts: contexts), dimension: dimension,
      lexicon: lexicon)
  }

  private static func vocabulary(
    _ keys: [UInt32], _ frequencies: [Float]
  ) throws(ModelArtifactError) -> FeatureVocabulary {
    try self.require(
      keys.count == frequencies.count && zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 },
      "vocabulary")
    return FeatureVocabulary(keys: keys, inverseFrequencies: frequencies)
  }

  private static func require(_ holds: Bool, _ what: String) throws(ModelArtifactError) {
    guard holds else {
      throw .malformed(file: SafeTensors.fileName, reason: "the sizes of \(what) do not agree")
    }
  }
}
