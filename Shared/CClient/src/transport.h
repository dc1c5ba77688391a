/* A connected socket, with TLS or without, that never blocks. Not thread-safe. */
#ifndef RTRPC_TRANSPORT_H
#define RTRPC_TRANSPORT_H

#include <sys/types.h>

#include "reddytalk_rpc.h"

typedef struct rt_transport rt_transport;

/* Results of reading and writing besides a count of bytes. */
enum { RT_AGAIN = -1, RT_BROKEN = -2, RT_CLOSED = 0 };

/* Takes the socket over and makes it non-blocking. With TLS, reads the files. */
rt_transport *rt_transport_new(int socket, const rtrpc_tls *tls, rtrpc_error *error);
/* Goes on with the TLS handshake. 1: done. RT_AGAIN: wait for the events in rt_transport_events.
 * RT_BROKEN: see error. */
int rt_transport_handshake(rt_transport *transport, rtrpc_error *error);
/* The peer's identity after the handshake; NULL when its certificate has none. Empty in plaintext.
 */
const char *rt_transport_peer(const rt_transport *transport);
ssize_t rt_transport_read(rt_transport *transport, void *into, size_t capacity);
ssize_t rt_transport_write(rt_transport *transport, const void *bytes, size_t length);
/* Bytes are held back that poll does not tell of. */
bool rt_transport_has_pending(const rt_transport *transport);
/* Why the last operation was RT_BROKEN. */
const char *rt_transport_problem(const rt_transport *transport);
int rt_transport_socket(const rt_transport *transport);
/* What poll must wait for in the handshake. */
short rt_transport_events(const rt_transport *transport);
/* Says that nothing more is sent. */
void rt_transport_shutdown(rt_transport *transport);
/* Closes and frees; NULL is allowed. */
void rt_transport_free(rt_transport *transport);

/* A connected socket to "host:port", or -1. */
int rt_dial(const char *address, int64_t deadline_ns, rtrpc_error *error);
/* CLOCK_MONOTONIC in nanoseconds. */
int64_t rt_now(void);
void rt_error_set(rtrpc_error *error, rtrpc_code code, const char *format, ...)
  __attribute__((format(printf, 3, 4)));

#endif
