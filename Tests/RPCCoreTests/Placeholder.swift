enum RPCCoreTestsPlaceholder {}
