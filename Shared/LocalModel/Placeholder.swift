enum LocalModelPlaceholder {}
