/// Where a handler's code runs.
public enum HandlerExecution: Hashable, Sendable {
  /// On the connection's event loop, beginning inside the read that brought the request: the
  /// cheapest, for handlers that neither block nor compute for long.
  case eventLoop
  /// On Swift's thread pool: for handlers that use a store, files or the processor.
  case threadPool
}
