import FoundationEssentials

/// Takes conversations and feedback in: checks, curates, stores. Each item succeeds or fails alone.
package struct ConversationIntake: Sendable {
  private let store: CollectorStore
  private let curator: Curator
  private let limits: IngestionLimits
  private let ids: IDSource

  package init(
    store: CollectorStore, curator: Curator, limits: IngestionLimits, ids: IDSource = .system
  ) {
    self.store = store
    self.curator = curator
    self.limits = limits
    self.ids = ids
  }

  /// Stores conversations; returns once they are durable.
  ///
  /// - Throws: `CollectorError.tooManyItems`; what is wrong with one item is in its result.
  package func ingest(
    _ submissions: [ConversationSubmission], for requester: Requester
  ) async throws -> IngestionReport {
    try self.checkCount(submissions.count)
    let now = self.ids.now()
    let prepared = await self.prepare(submissions, at: now)
    return try await self.store.ingest(prepared, for: requester, at: now)
  }

  /// Stores feedback and scores its conversations again.
  ///
  /// - Throws: `CollectorError.tooManyItems`; what is wrong with one item is in its result.
  package func ingest(
    feedback submissions: [FeedbackSubmission], for requester: Requester
  ) async throws -> IngestionReport {
    try self.checkCount(submissions.count)
    let limits = self.limits
    let items = submissions.map { submission in
      (
        submission.id,
        Result { () throws(Rejection) in try CheckedFeedback(submission, limits: limits) }
      )
    }
    return try await self.store.ingest(feedback: items, for: requester, at: self.ids.now())
  }

  private func checkCount(_ count: Int) throws(CollectorError) {
    guard count <= self.limits.maximumItems else {
      throw .tooManyItems(count: count, limit: self.limits.maximumItems)
    }
  }

  /// Checks and curates on all processors: this is where the time of an import goes.
  private func prepare(
    _ submissions: [ConversationSubmission], at now: Date
  ) async -> [(id: String, item: Result<PreparedConversation, Rejection>)] {
    let width = min(max(ProcessInfo.processInfo.activeProcessorCount, 1), submissions.count)
    guard width > 1 else { return submissions.map { self.prepare($0, at: now) } }
    let length = (submissions.count + width - 1) / width
    return await withTaskGroup(
      of: (Int, [(id: String, item: Result<PreparedConversation, Rejection>)]).self
    ) { group in
      for start in stride(from: 0, to: submissions.count, by: length) {
        let slice = submissions[start..<min(start + length, submissions.count)]
        group.addTask { (start, slice.map { self.prepare($0, at: now) }) }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  private func prepare(
    _ submission: ConversationSubmission, at now: Date
  ) -> (id: String, item: Result<PreparedConversation, Rejection>) {
    let item = Result { () throws(Rejection) -> PreparedConversation in
      let checked = try CheckedConversation(submission, limits: self.limits, now: now)
      let feedback = checked.feedback.map { [$0.feedback] } ?? []
      let digester = self.store.digester
      return PreparedConversation(
        conversation: checked,
        curated: self.curator.curate(checked.messages, feedback: feedback),
        contentDigest: digester.content(of: checked),
        beginnings: digester.beginnings(of: checked.messages),
        groupDigest: digester.group(checked.group, of: checked.key.source),
        feedbackDigest: checked.feedback.map { digester.content(of: $0.feedback) },
        recordID: self.ids.opaqueID(), groupID: self.ids.opaqueID(), receivedAt: now)
    }
    return (submission.key.id, item)
  }
}
