enum RPCTransportPlaceholder {}
