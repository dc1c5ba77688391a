#pragma once

// Swift's Glibc module has no <sys/prctl.h>, and prctl is variadic, which Swift cannot call.
#include <dirent.h>
#include <errno.h>
#include <linux/sched.h>
#include <linux/sched/types.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Sets whether the process may be dumped or traced by others of its user. Returns 0, or -1 with errno.
static inline int clinux_set_dumpable(int dumpable) {
  return prctl(PR_SET_DUMPABLE, dumpable, 0, 0, 0);
}

// Whether the process may be dumped or traced by others of its user: 0, or something else.
static inline int clinux_dumpable(void) { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0); }

// Lets glibc keep up to 4 MiB of freed memory in each arena, and take blocks of up to 1 MiB from there. It would
// give memory back above 128 KiB otherwise: a service that reads and answers large messages then spends half of its
// time having the same pages taken away and given again.
static inline void clinux_keep_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 4 << 20);
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

// How long a thread may keep the processor from others that are entitled to it. One with a shorter slice takes the
// processor from one with a longer slice when it wakes up.
static const uint64_t clinux_short_slice_nanoseconds = 200 * 1000;
static const uint64_t clinux_long_slice_nanoseconds = 4 * 1000 * 1000;

// Gives one thread short slices, and lets it give way to others if asked to. A policy that somebody chose for the process,
// real-time or idle, is left alone.
static inline int clinux_schedule(int thread, int gives_way, int niceness) {
  struct sched_attr attributes;
  if (syscall(SYS_sched_getattr, thread, &attributes, sizeof attributes, 0) != 0) {
    return -1;
  }
  if (attributes.sched_policy != SCHED_NORMAL && attributes.sched_policy != SCHED_BATCH) {
    return 0;
  }
  attributes.sched_runtime = gives_way ? clinux_long_slice_nanoseconds : clinux_short_slice_nanoseconds;
  if (gives_way) {
    attributes.sched_policy = SCHED_BATCH;
    attributes.sched_nice += niceness;
  }
  return (int)syscall(SYS_sched_setattr, thread, &attributes, 0);
}

// Asks for short slices for all threads of the process, and for those to come. A thread that has something to do then
// waits for a fraction of a millisecond for one that is busy, not for several. Of use from Linux 6.12, without effect
// before. Returns 0, or -1 with errno.
static inline int clinux_prefer_short_slices(void) {
  DIR *threads = opendir("/proc/self/task");
  if (threads == NULL) {
    return -1;
  }
  int result = 0;
  for (struct dirent *entry; (entry = readdir(threads)) != NULL;) {
    int thread = atoi(entry->d_name);
    if (thread > 0 && clinux_schedule(thread, 0, 0) != 0) {
      result = -1;
    }
  }
  closedir(threads);
  return result;
}

// Lets a thread that waits for this one's processor run first, if there is one. The kernel itself looks for such only at
// its ticks, up to 10 ms apart, where the thread that runs never sleeps.
static inline void clinux_yield(void) { syscall(SYS_sched_yield); }

// Lets the calling thread give way to the others of its process from now on: it gets less of a busy processor, and does
// not take it from a thread that runs. Where that is refused, it only gives way less. Without effect the second time.
static inline void clinux_give_way_once(int niceness) {
  static __thread int gives_way = 0;
  if (!gives_way) {
    gives_way = 1;
    clinux_schedule(0, 1, niceness);
  }
}

// Gives the first bytes of an open file back to the disk: they read as zeros, and the file keeps its size. Returns 0, or
// -1 with errno where the file system knows no holes.
static inline int clinux_punch_hole(int descriptor, long long bytes) {
  const int keep_size_and_punch_hole = 0x01 | 0x02;
  return (int)syscall(SYS_fallocate, descriptor, keep_size_and_punch_hole, 0LL, bytes);
}

// What posix_spawn(3) can do beyond POSIX, under names of our own: <spawn.h> shows it to GNU sources only, and what it
// includes is claimed by several of Swift's C modules at once.
extern int clinux_actions_chdir(void *actions, const char *path) __asm__("posix_spawn_file_actions_addchdir_np");
extern int clinux_actions_closefrom(void *actions, int first) __asm__("posix_spawn_file_actions_addclosefrom_np");

// POSIX_SPAWN_SETSID: the new process leads a session of its own.
static const short clinux_spawn_new_session = 0x80;

// Lets the new process begin in a directory; `actions` are posix_spawn_file_actions_t. Returns 0, or the error number.
static inline int clinux_spawn_in(void *actions, const char *directory) {
  return clinux_actions_chdir(actions, directory);
}

// Closes all descriptors from `first` on in the new process. Returns 0, or the error number.
static inline int clinux_spawn_closing_from(void *actions, int first) {
  return clinux_actions_closefrom(actions, first);
}

// What is to be known about an open file before a secret is read from it. struct stat itself is
// claimed by several of Swift's C modules at once.
struct clinux_file {
  unsigned int mode;
  unsigned int owner;
  long long bytes;
  int is_regular;
  unsigned long long device;
  unsigned long long number;
  long long modified_nanoseconds;
};

static inline void clinux_take(const struct stat *status, struct clinux_file *file) {
  file->mode = status->st_mode & 07777;
  file->owner = status->st_uid;
  file->bytes = status->st_size;
  file->is_regular = S_ISREG(status->st_mode);
  file->device = status->st_dev;
  file->number = status->st_ino;
  file->modified_nanoseconds = status->st_mtim.tv_sec * 1000000000LL + status->st_mtim.tv_nsec;
}

// Fills `file`. Returns 0, or the error number.
static inline int clinux_describe(int descriptor, struct clinux_file *file) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) {
    return errno;
  }
  clinux_take(&status, file);
  return 0;
}

// Fills `file` from what a path leads to, through symbolic links. Returns 0, or the error number.
static inline int clinux_describe_path(const char *path, struct clinux_file *file) {
  struct stat status;
  if (stat(path, &status) != 0) {
    return errno;
  }
  clinux_take(&status, file);
  return 0;
}
