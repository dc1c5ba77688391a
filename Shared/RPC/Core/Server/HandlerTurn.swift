/// The turn of the running handler at the threads that the handlers of all connections share.
///
/// Few handlers of one connection run at once, so that nobody waits behind a thousand calls of somebody else.
/// One that is about to wait for something, and needs no thread meanwhile, gives its turn up: the next call
/// of its connection begins. So many callers of one connection can wait for the same commit.
public enum HandlerTurn {
  /// What has the turn of the running handler; nil outside of one, and where turns are not taken.
  @TaskLocal package static var current: (any HandlerTurnHolder)?

  /// Gives the turn of the running handler up. Does nothing the second time.
  public static func giveUp() { self.current?.giveUpTurn() }
}

/// A transport's call, whose handler has a turn.
package protocol HandlerTurnHolder: Sendable {
  /// The handler waits from here on; called on its thread.
  func giveUpTurn()
}
