// Preloaded into a service. What the service asks of its files and sockets goes through here, where it is counted, refused,
// left undone, held, or where the process ends. FAULTS_CONTROL names a file that the harness writes to at any moment
// (harness/shim.py has the same layout).
//
// Why not `strace -e inject`: its counters are those of single threads, and the writes of a service wander between
// threads, so "the n-th write of the process" cannot be said. 

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum kind { K_WRITE, K_SYNC, K_TRUNCATE, K_RENAME, K_UNLINK, K_MKDIR, K_SEND, K_COUNT };

struct control {
  _Atomic uint64_t calls;      // counted calls so far
  _Atomic uint64_t kill_at;    // the process ends instead of doing this one; 0: never
  _Atomic uint64_t swallow;    // synchronisations succeed without being done
  _Atomic uint64_t fail_kinds; // bits of kinds that fail
  _Atomic uint64_t fail_left;  // how many more fail
  _Atomic uint64_t fail_code;  // with which error
  _Atomic uint64_t failed;     // how many did
  _Atomic uint64_t swallowed;
  _Atomic uint64_t hold;       // file calls wait until `granted` reaches their number
  _Atomic uint64_t granted;
  _Atomic uint64_t waiting;    // number of the call that waits; 0: none
  _Atomic uint64_t done;       // number of the newest call that was done
  _Atomic uint64_t kinds[8];   // counted calls by kind
  _Atomic uint64_t count_sends;
  char path[256];              // only files fail whose path ends with this, or contains what follows a "~"
};

static struct control *control;

__attribute__((constructor)) static void attach(void) {
  const char *path = getenv("FAULTS_CONTROL");
  if (!path) return;
  int file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *memory = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (memory != MAP_FAILED) control = memory;
}

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

// A path matches by its end, or anywhere when what is wanted begins with "~".
static int matches(const char *path) {
  const char *wanted = control->path;
  if (wanted[0] == '~') return strstr(path, wanted + 1) != NULL;
  size_t length = strlen(path), end = strlen(wanted);
  return length >= end && strcmp(path + length - end, wanted) == 0;
}

static void nap(void) {
  struct timespec moment = {0, 50000};
  nanosleep(&moment, NULL);
}

// Counts a call. Gives false when it is to fail, with errno set.
static int enter(enum kind kind, const char *path) {
  if (!control) return 1;
  atomic_fetch_add(&control->kinds[kind], 1);
  uint64_t number = atomic_fetch_add(&control->calls, 1) + 1;
  if (number == atomic_load(&control->kill_at)) {
    kill(getpid(), SIGKILL);
    for (;;) nap();
  }
  if (atomic_load(&control->hold) && kind != K_SEND) {
    // One at a time, in the order of their numbers.
    while (atomic_load(&control->hold) && atomic_load(&control->granted) < number) {
      uint64_t none = 0;
      atomic_compare_exchange_strong(&control->waiting, &none, number);
      nap();
    }
  }
  if (atomic_load(&control->fail_kinds) >> kind & 1 && path && matches(path)) {
    uint64_t left = atomic_load(&control->fail_left);
    while (left > 0) {
      if (left != UINT64_MAX && !atomic_compare_exchange_strong(&control->fail_left, &left, left - 1)) continue;
      atomic_fetch_add(&control->failed, 1);
      errno = (int)atomic_load(&control->fail_code);
      return 0;
    }
  }
  return 1;
}

static const char *path_of(int file, char *buffer, size_t size) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t count = readlink(link, buffer, size - 1);
  if (count < 0) return NULL;
  buffer[count] = 0;
  return buffer;
}

// Whether a descriptor is a file on a disk (1), a socket (2) or something that outlives nothing, as an eventfd (0).
static int nature(int file) {
  struct stat status;
  if (fstat(file, &status) != 0) return 0;
  if (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) return 1;
  return S_ISSOCK(status.st_mode) ? 2 : 0;
}

static int enter_file(enum kind kind, int file) {
  if (!control) return 1;
  int saved = errno, what = nature(file);
  errno = saved;
  if (what == 2) return atomic_load(&control->count_sends) ? enter(K_SEND, NULL) : 1;
  if (what == 0) return 1;
  char buffer[512];
  const char *path = path_of(file, buffer, sizeof buffer);
  // The log is on no faulty disk.
  if (path && strstr(path, "/log/")) return 1;
  errno = saved;
  return enter(kind, path);
}

static int enter_sync(int file, int *result) {
  if (!enter_file(K_SYNC, file)) { *result = -1; return 0; }
  if (control && atomic_load(&control->swallow)) {
    atomic_fetch_add(&control->swallowed, 1);
    *result = 0;
    return 0;
  }
  return 1;
}

int fsync(int file) { int result; return enter_sync(file, &result) ? REAL(fsync)(file) : result; }
int fdatasync(int file) { int result; return enter_sync(file, &result) ? REAL(fdatasync)(file) : result; }

ssize_t write(int file, const void *data, size_t count) {
  return enter_file(K_WRITE, file) ? REAL(write)(file, data, count) : -1;
}
ssize_t pwrite(int file, const void *data, size_t count, off_t offset) {
  return enter_file(K_WRITE, file) ? REAL(pwrite)(file, data, count, offset) : -1;
}
ssize_t pwrite64(int file, const void *data, size_t count, off64_t offset) {
  return enter_file(K_WRITE, file) ? REAL(pwrite64)(file, data, count, offset) : -1;
}
ssize_t writev(int file, const struct iovec *parts, int count) {
  return enter_file(K_WRITE, file) ? REAL(writev)(file, parts, count) : -1;
}
ssize_t send(int file, const void *data, size_t count, int flags) {
  return enter_file(K_WRITE, file) ? REAL(send)(file, data, count, flags) : -1;
}
ssize_t sendto(int file, const void *data, size_t count, int flags, const struct sockaddr *to, socklen_t length) {
  return enter_file(K_WRITE, file) ? REAL(sendto)(file, data, count, flags, to, length) : -1;
}
ssize_t sendmsg(int file, const struct msghdr *message, int flags) {
  return enter_file(K_WRITE, file) ? REAL(sendmsg)(file, message, flags) : -1;
}
int ftruncate(int file, off_t size) { return enter_file(K_TRUNCATE, file) ? REAL(ftruncate)(file, size) : -1; }
int ftruncate64(int file, off64_t size) { return enter_file(K_TRUNCATE, file) ? REAL(ftruncate64)(file, size) : -1; }
int rename(const char *from, const char *to) { return enter(K_RENAME, to) ? REAL(rename)(from, to) : -1; }
int renameat(int a, const char *from, int b, const char *to) {
  return enter(K_RENAME, to) ? REAL(renameat)(a, from, b, to) : -1;
}
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
  return enter(K_RENAME, to) ? REAL(renameat2)(a, from, b, to, flags) : -1;
}
int unlink(const char *path) { return enter(K_UNLINK, path) ? REAL(unlink)(path) : -1; }
int unlinkat(int directory, const char *path, int flags) {
  return enter(K_UNLINK, path) ? REAL(unlinkat)(directory, path, flags) : -1;
}
int rmdir(const char *path) { return enter(K_UNLINK, path) ? REAL(rmdir)(path) : -1; }
int mkdir(const char *path, mode_t mode) { return enter(K_MKDIR, path) ? REAL(mkdir)(path, mode) : -1; }
