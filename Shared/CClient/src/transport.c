#include "transport.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef RTRPC_WITH_TLS
#include "tls.h"
#endif

struct rt_transport {
  int socket;
#ifdef RTRPC_WITH_TLS
  rt_tls *tls;
#endif
  char problem[256];
};

bool rtrpc_has_tls(void) {
#ifdef RTRPC_WITH_TLS
  return true;
#else
  return false;
#endif
}

rt_transport *rt_transport_new(int socket, const rtrpc_tls *tls, rtrpc_error *error) {
  rt_transport *transport = calloc(1, sizeof *transport);
  int flags = fcntl(socket, F_GETFL);
  if (!transport || flags < 0 || fcntl(socket, F_SETFL, flags | O_NONBLOCK) < 0) {
    rt_error_set(error, RTRPC_UNAVAILABLE, "the socket cannot be used: %s", strerror(errno));
    close(socket);
    free(transport);
    return NULL;
  }
  transport->socket = socket;
  if (!tls) return transport;
#ifdef RTRPC_WITH_TLS
  transport->tls = rt_tls_new(socket, tls, error);
  if (transport->tls) return transport;
#else
  rt_error_set(
    error, RTRPC_UNIMPLEMENTED, "this library was built without TLS: build it with OpenSSL");
#endif
  rt_transport_free(transport);
  return NULL;
}

int rt_transport_handshake(rt_transport *transport, rtrpc_error *error) {
#ifdef RTRPC_WITH_TLS
  if (transport->tls) return rt_tls_handshake(transport->tls, error);
#endif
  (void)transport, (void)error;
  return 1;
}

const char *rt_transport_peer(const rt_transport *transport) {
#ifdef RTRPC_WITH_TLS
  if (transport->tls) return rt_tls_peer(transport->tls);
#endif
  (void)transport;
  return "";
}

/* The result of a socket call that failed. */
static ssize_t failed(rt_transport *transport) {
  if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return RT_AGAIN;
  snprintf(transport->problem, sizeof transport->problem, "%s", strerror(errno));
  return RT_BROKEN;
}

ssize_t rt_transport_read(rt_transport *transport, void *into, size_t capacity) {
#ifdef RTRPC_WITH_TLS
  if (transport->tls) {
    return rt_tls_read(
      transport->tls, into, capacity, transport->problem, sizeof transport->problem);
  }
#endif
  ssize_t count = recv(transport->socket, into, capacity, 0);
  return count >= 0 ? count : failed(transport);
}

ssize_t rt_transport_write(rt_transport *transport, const void *bytes, size_t length) {
#ifdef RTRPC_WITH_TLS
  if (transport->tls) {
    return rt_tls_write(
      transport->tls, bytes, length, transport->problem, sizeof transport->problem);
  }
#endif
  ssize_t count = send(transport->socket, bytes, length, MSG_NOSIGNAL);
  return count >= 0 ? count : failed(transport);
}

bool rt_transport_has_pending(const rt_transport *transport) {
#ifdef RTRPC_WITH_TLS
  if (transport->tls) return rt_tls_has_pending(transport->tls);
#endif
  (void)transport;
  return false;
}

const char *rt_transport_problem(const rt_transport *transport) { return transport->problem; }

int rt_transport_socket(const rt_transport *transport) { return transport->socket; }

short rt_transport_events(const rt_transport *transport) {
#ifdef RTRPC_WITH_TLS
  if (transport->tls && rt_tls_wants_write(transport->tls)) return POLLOUT;
#endif
  (void)transport;
  return POLLIN;
}

void rt_transport_shutdown(rt_transport *transport) {
#ifdef RTRPC_WITH_TLS
  if (transport->tls) rt_tls_shutdown(transport->tls);
#endif
  shutdown(transport->socket, SHUT_WR);
}

void rt_transport_free(rt_transport *transport) {
  if (!transport) return;
#ifdef RTRPC_WITH_TLS
  rt_tls_free(transport->tls);
#endif
  close(transport->socket);
  free(transport);
}
