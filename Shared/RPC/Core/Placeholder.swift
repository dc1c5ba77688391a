enum RPCCorePlaceholder {}
