enum RPCInProcessPlaceholder {}
