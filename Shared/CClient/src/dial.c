#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "transport.h"

int64_t rt_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void rt_error_set(rtrpc_error *error, rtrpc_code code, const char *format, ...) {
  if (!error) return;
  error->code = code;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error->text, sizeof error->text, format, arguments);
  va_end(arguments);
}

/* Splits "host:port" and "[v6]:port"; the texts are written over in `copy`. */
static bool split(char *copy, char **host, char **port) {
  char *colon = strrchr(copy, ':');
  if (!colon || colon[1] == 0) return false;
  *colon = 0;
  *port = colon + 1;
  *host = copy;
  size_t length = strlen(copy);
  if (copy[0] == '[') {
    if (length < 3 || copy[length - 1] != ']') return false;
    copy[length - 1] = 0;
    *host = copy + 1;
    return true;
  }
  return length > 0 && strchr(copy, ':') == NULL;
}

/* Waits for a connect that has begun. 0, or an errno. */
static int finish_connect(int fd, int64_t deadline_ns) {
  for (;;) {
    int64_t left = (deadline_ns - rt_now() + 999999) / 1000000;
    if (left <= 0) return ETIMEDOUT;
    struct pollfd item = {.fd = fd, .events = POLLOUT};
    int ready = poll(&item, 1, left > INT_MAX ? INT_MAX : (int)left);
    if (ready < 0 && errno != EINTR) return errno;
    if (ready <= 0) continue;
    int problem = 0;
    socklen_t size = sizeof problem;
    return getsockopt(fd, SOL_SOCKET, SO_ERROR, &problem, &size) < 0 ? errno : problem;
  }
}

static int dial_one(const struct addrinfo *address, int64_t deadline_ns, int *problem) {
  int fd = socket(
    address->ai_family, address->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address->ai_protocol);
  if (fd < 0) return *problem = errno, -1;
  *problem = connect(fd, address->ai_addr, address->ai_addrlen) == 0 ? 0 : errno;
  if (*problem == EINPROGRESS || *problem == EINTR) *problem = finish_connect(fd, deadline_ns);
  if (*problem == 0) {
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
  }
  close(fd);
  return -1;
}

int rt_dial(const char *address, int64_t deadline_ns, rtrpc_error *error) {
  char copy[512], *host, *port;
  if (strlen(address) >= sizeof copy || !split(strcpy(copy, address), &host, &port)) {
    rt_error_set(
      error, RTRPC_INVALID_ARGUMENT, "'%s' is no address: write host:port or [v6]:port", address);
    return -1;
  }
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found = NULL;
  int failure = getaddrinfo(host, port, &hints, &found);
  if (failure) {
    rt_error_set(
      error, RTRPC_UNAVAILABLE, "'%s' cannot be resolved: %s", address, gai_strerror(failure));
    return -1;
  }
  int fd = -1, problem = 0;
  for (struct addrinfo *one = found; one && fd < 0; one = one->ai_next)
    fd = dial_one(one, deadline_ns, &problem);
  freeaddrinfo(found);
  if (fd < 0) {
    rtrpc_code code =
      problem == ETIMEDOUT && rt_now() >= deadline_ns ? RTRPC_DEADLINE_EXCEEDED : RTRPC_UNAVAILABLE;
    rt_error_set(error, code, "cannot connect to %s: %s", address, strerror(problem));
  }
  return fd;
}
