enum RESTContractPlaceholder {}
