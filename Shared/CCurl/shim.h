#ifndef REDDYTALK_CCURL_SHIM_H
#define REDDYTALK_CCURL_SHIM_H

#include <curl/curl.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

// Swift cannot call C's variadic functions: one function for each type of argument that is used.

static inline CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*ccurl_data_callback)(char *data, size_t size, size_t count, void *context);

// For the functions that take or give a piece of a body, and the one that takes a line of a header.
static inline CURLcode ccurl_set_data_callback(CURL *handle, CURLoption option, ccurl_data_callback callback) {
  return curl_easy_setopt(handle, option, callback);
}

typedef int (*ccurl_seek_callback)(void *context, curl_off_t offset, int origin);

static inline CURLcode ccurl_set_seek(CURL *handle, ccurl_seek_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_SEEKDATA, context);
}

typedef int (*ccurl_prerequest_callback)(void *context, char *address, char *local_address, int port, int local_port);

static inline CURLcode ccurl_set_prerequest(CURL *handle, ccurl_prerequest_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_PREREQDATA, context);
}

typedef int (*ccurl_open_callback)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode ccurl_set_open_socket(CURL *handle, ccurl_open_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
}

typedef int (*ccurl_close_callback)(void *context, int socket);

static inline CURLcode ccurl_set_close_socket(CURL *handle, ccurl_close_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, context);
}

static inline CURLcode ccurl_get_private(CURL *handle, void **value) {
  return curl_easy_getinfo(handle, CURLINFO_PRIVATE, value);
}

// The union inside CURLMsg, read here because Swift would see its layout, not its meaning.
static inline CURLcode ccurl_message_result(const CURLMsg *message) {
  return message->data.result;
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

typedef int (*ccurl_socket_callback)(CURL *handle, int socket, int what, void *context, void *unused);

static inline CURLMcode ccurl_multi_set_socket_callback(CURLM *multi, ccurl_socket_callback callback, void *context) {
  CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
  return code != CURLM_OK ? code : curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
}

typedef int (*ccurl_timer_callback)(CURLM *multi, long milliseconds, void *context);

static inline CURLMcode ccurl_multi_set_timer_callback(CURLM *multi, ccurl_timer_callback callback, void *context) {
  CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
  return code != CURLM_OK ? code : curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
}

static const size_t ccurl_pause_writing = CURL_WRITEFUNC_PAUSE;
static const size_t ccurl_pause_reading = CURL_READFUNC_PAUSE;
static const size_t ccurl_abort_reading = CURL_READFUNC_ABORT;
static const int ccurl_no_socket = CURL_SOCKET_BAD;
static const int ccurl_pause_receiving_flag = CURLPAUSE_RECV;
static const int ccurl_pause_sending_flag = CURLPAUSE_SEND;

// Copies the bytes of an IP address in network order. Returns how many they are: 4, 16, or 0 for other families.
static inline int ccurl_copy_address(const struct curl_sockaddr *address, uint8_t *bytes) {
  // The field is shorter than what it holds: curl keeps a whole sockaddr_storage there.
  const void *raw = &address->addr;
  if (address->family == AF_INET) {
    memcpy(bytes, &((const struct sockaddr_in *)raw)->sin_addr, 4);
    return 4;
  }
  if (address->family == AF_INET6) {
    memcpy(bytes, &((const struct sockaddr_in6 *)raw)->sin6_addr, 16);
    return 16;
  }
  return 0;
}

// Opens the socket that curl then connects to this very address.
static inline int ccurl_open_socket(const struct curl_sockaddr *address) {
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Swift's Glibc module has no <sys/epoll.h> and no <sys/eventfd.h>. What happened is told in curl's own bits.

struct ccurl_ready {
  int descriptor;
  int events;
};

static inline int ccurl_queue_open(void) { return epoll_create1(EPOLL_CLOEXEC); }

// Sets what is waited for at a descriptor, as CURL_POLL_IN, CURL_POLL_OUT or CURL_POLL_INOUT. Returns 0, or an error number.
static inline int ccurl_queue_set(int queue, int descriptor, int wanted, int is_new) {
  struct epoll_event event;
  memset(&event, 0, sizeof event);
  event.events = ((wanted & CURL_POLL_IN) ? EPOLLIN : 0) | ((wanted & CURL_POLL_OUT) ? EPOLLOUT : 0);
  event.data.fd = descriptor;
  int operation = is_new ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
  if (epoll_ctl(queue, operation, descriptor, &event) == 0) {
    return 0;
  }
  // The kernel forgets descriptors that are closed; their numbers come back.
  if (errno == ENOENT || errno == EEXIST) {
    operation = errno == ENOENT ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    return epoll_ctl(queue, operation, descriptor, &event) == 0 ? 0 : errno;
  }
  return errno;
}

static inline void ccurl_queue_remove(int queue, int descriptor) {
  struct epoll_event unused;
  memset(&unused, 0, sizeof unused);
  epoll_ctl(queue, EPOLL_CTL_DEL, descriptor, &unused);
}

// Waits until something is ready or the time is over; forever below zero. Returns how many were written, 0 after a signal.
static inline int ccurl_queue_wait(int queue, struct ccurl_ready *ready, int capacity, int milliseconds) {
  struct epoll_event events[64];
  int count = epoll_wait(queue, events, capacity < 64 ? capacity : 64, milliseconds);
  for (int index = 0; index < count; index++) {
    uint32_t happened = events[index].events;
    // A broken socket is ready for both: whoever reads or writes is told the error.
    int is_broken = (happened & (EPOLLERR | EPOLLHUP)) != 0;
    ready[index].descriptor = events[index].data.fd;
    ready[index].events = ((happened & EPOLLIN) || is_broken ? CURL_CSELECT_IN : 0) |
                          ((happened & EPOLLOUT) || is_broken ? CURL_CSELECT_OUT : 0);
  }
  return count < 0 ? 0 : count;
}

static inline int ccurl_wakeup_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

static inline void ccurl_wakeup_signal(int wakeup) { eventfd_write(wakeup, 1); }

static inline void ccurl_wakeup_clear(int wakeup) {
  eventfd_t unused;
  eventfd_read(wakeup, &unused);
}

#endif
