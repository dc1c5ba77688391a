/* A scripted server at the other end of a socket pair, and the little that tests need. */
#ifndef PEER_H
#define PEER_H

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reddytalk_rpc.h"
#include "wire.h"

#define CHECK(condition)                                                                           \
  do {                                                                                             \
    if (!(condition)) test_failed(__FILE__, __LINE__, #condition);                                 \
  } while (0)

/* Prints what failed in which test, and ends the program. */
_Noreturn void test_failed(const char *file, int line, const char *what);

typedef struct peer peer;
typedef void peer_script(peer *);

struct peer {
  int socket;
  /* An SSL of OpenSSL, in the TLS tests. */
  void *tls;
  peer_script *script;
  void *context;
  pthread_t thread;
  /* Of the last frame read. */
  rt_header header;
  uint8_t payload[1 << 20];
};

typedef struct test {
  const char *name;
  void (*run)(void);
} test;

extern const test connection_tests[], call_tests[], tls_tests[], vector_tests[], codec_tests[];

/* Small limits, so that tests meet them. */
extern const rtrpc_limits peer_limits;

/* Starts the script on the other end of the socket that is returned. */
int peer_start(peer *peer, peer_script *script, void *context);
/* Waits for the script's end. */
void peer_join(peer *peer);

/* The script's side. */
void peer_send(peer *peer, const void *bytes, size_t length);
void peer_send_hex(peer *peer, const char *hex);
void peer_frame(
  peer *peer, rt_type type, uint8_t flags, uint32_t stream, const void *payload, size_t length);
/* STATUS with a code, no metadata, and data unless NULL. */
void peer_status(peer *peer, uint32_t stream, rtrpc_code code, const void *data, size_t length);
void peer_window(peer *peer, uint32_t stream, uint32_t credit);
/* Reads a frame; false at the end of the connection. */
bool peer_read(peer *peer);
/* Reads a frame, which must be of the type. */
void peer_expect(peer *peer, rt_type type);
/* HELLO both ways. */
void peer_hello(peer *peer, const rtrpc_limits *limits);
/* Reads until the client has closed the connection; nothing but GOAWAY, WINDOW and PING may come.
 */
void peer_expect_close(peer *peer);
/* The reason of a GOAWAY that must come, followed by the end; -1 at the end without one. */
int peer_goaway_reason(peer *peer);

/* The test's side. */
rtrpc_connection *connect_to(peer *peer, peer_script *script, void *context);
size_t from_hex(const char *hex, uint8_t *bytes, size_t capacity);
#define SECONDS(n) ((int64_t)(n) * 1000000000)

#endif
