#pragma once

// Swift's Glibc module has no <sys/prctl.h>, and prctl is variadic, which Swift cannot call.
#include <errno.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/stat.h>

// Sets whether the process may be dumped or traced by others of its user. Returns 0, or -1 with errno.
static inline int clinux_set_dumpable(int dumpable) {
  return prctl(PR_SET_DUMPABLE, dumpable, 0, 0, 0);
}

// Lets glibc keep up to 4 MiB of freed memory in each arena, and take blocks of up to 1 MiB from there. It would
// give memory back above 128 KiB otherwise: a service that reads and answers large messages then spends half of its
// time having the same pages taken away and given again.
static inline void clinux_keep_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 4 << 20);
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

// What is to be known about an open file before a secret is read from it. struct stat itself is
// claimed by several of Swift's C modules at once.
struct clinux_file {
  unsigned int mode;
  unsigned int owner;
  long long bytes;
  int is_regular;
};

// Fills `file`. Returns 0, or the error number.
static inline int clinux_describe(int descriptor, struct clinux_file *file) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) {
    return errno;
  }
  file->mode = status.st_mode & 07777;
  file->owner = status.st_uid;
  file->bytes = status.st_size;
  file->is_regular = S_ISREG(status.st_mode);
  return 0;
}
