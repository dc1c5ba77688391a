enum ModelRuntimePlaceholder {}
