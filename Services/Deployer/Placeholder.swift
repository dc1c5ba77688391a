enum DeployerPlaceholder {}
