/// What became of a request for a run.
package enum RunAdmission: Hashable, Sendable {
  /// The run was created.
  case accepted(Run)
  /// Its key of idempotency was used before; this is the run of then.
  case known(Run)
  /// Another run is active; none was created.
  case refused(active: Run)
}
