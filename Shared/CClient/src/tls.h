/* TLS 1.3 with certificates on both sides over a non-blocking socket, by OpenSSL (PROTOCOL.md
 * section 2). */
#ifndef RTRPC_TLS_H
#define RTRPC_TLS_H

#include "transport.h"

typedef struct rt_tls rt_tls;

rt_tls *rt_tls_new(int socket, const rtrpc_tls *options, rtrpc_error *error);
int rt_tls_handshake(rt_tls *tls, rtrpc_error *error);
const char *rt_tls_peer(const rt_tls *tls);
ssize_t rt_tls_read(rt_tls *tls, void *into, size_t capacity, char *problem, size_t problem_size);
ssize_t rt_tls_write(
  rt_tls *tls, const void *bytes, size_t length, char *problem, size_t problem_size);
bool rt_tls_has_pending(const rt_tls *tls);
bool rt_tls_wants_write(const rt_tls *tls);
void rt_tls_shutdown(rt_tls *tls);
void rt_tls_free(rt_tls *tls);

#endif
