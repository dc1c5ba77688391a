enum TrainerTestsPlaceholder {}
