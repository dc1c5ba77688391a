enum RPCTransportTestsPlaceholder {}
