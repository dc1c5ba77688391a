#pragma once

// Swift's Glibc module has no <sys/prctl.h>, and prctl is variadic, which Swift cannot call.
#include <errno.h>
#include <sys/prctl.h>
#include <sys/stat.h>

// Sets whether the process may be dumped or traced by others of its user. Returns 0, or -1 with errno.
static inline int clinux_set_dumpable(int dumpable) {
  return prctl(PR_SET_DUMPABLE, dumpable, 0, 0, 0);
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
