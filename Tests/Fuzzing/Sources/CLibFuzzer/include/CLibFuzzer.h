#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own mutations: changes `size` bytes at `data` into at most `max_size`, returns how many.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

/// Runs the fuzzer with a program's arguments.
int LLVMFuzzerRunDriver(
  int *argc, char ***argv, int (*test_one_input)(const uint8_t *data, size_t size));
