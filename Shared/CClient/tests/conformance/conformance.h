/* The conformance cases in C, over the public header alone. */
#ifndef CONFORMANCE_H
#define CONFORMANCE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reddytalk_rpc.h"

#define CONTROL "reddytalk.test.Control/"
#define SECONDS(n) ((int64_t)(n) * 1000000000)

/* gRPC's sizes. */
enum { large_request = 271828, large_response = 314159, sizes_count = 4 };
extern const uint32_t request_sizes[sizes_count], response_sizes[sizes_count];

/* Where the servers are: the one with the default limits, the one that takes four calls of a
   connection at once, the one that drains idle connections soon. A rude one is `server`. */
typedef struct target {
  const char *server, *narrow, *brief;
  /* The directory with trainer.pem, trainer.key and ca.pem; NULL for plaintext. */
  const char *tls;
} target;

typedef struct conformance_case {
  const char *name;
  void (*run)(const target *);
} conformance_case;

extern const conformance_case well_behaved_cases[], rude_cases[];

/* The cases that are not about rudeness: in calls.c and channels.c. */
void empty_unary(const target *target);
void large_unary(const target *target);
void client_streaming(const target *target);
void server_streaming(const target *target);
void ping_pong(const target *target);
void empty_stream(const target *target);
void custom_metadata(const target *target);
void status_code_and_message(const target *target);
void special_status_message(const target *target);
void unimplemented_method(const target *target);
void unimplemented_service(const target *target);
void cancel_after_begin(const target *target);
void cancel_after_first_response(const target *target);
void timeout_on_sleeping_server(const target *target);
void cancel_many(const target *target);
void rpc_soak(const target *target);
void channel_soak(const target *target);
void long_lived_channel(const target *target);
void concurrent_large_unary(const target *target);
void max_concurrent_streams(const target *target);

/* Reports the running case as failed, and ends its process. Both are cut at 400 bytes. */
_Noreturn void mismatch(const char *expected, const char *found);

#define CHECK_NUMBER(what, found, expected)                                                        \
  check_number(what, (int64_t)(found), (int64_t)(expected))
void check_number(const char *what, int64_t found, int64_t expected);
void check_code(const char *what, rtrpc_call *call, rtrpc_code expected);
void check_text(const char *what, const char *found, const char *expected);
void check_bytes(const char *what, const uint8_t *found, size_t found_length, const void *expected,
  size_t expected_length);

/* A connection, or a mismatch. */
rtrpc_connection *dial(const target *target, const char *address);

/* Makes a unary call that must succeed. Clear the answer. */
rtrpc_message ask(
  rtrpc_connection *connection, const char *method, const void *request, size_t length);

/* A large request that asks for a response of a size; free it. */
uint8_t *request_for(size_t length, uint32_t response);
/* Checks that a response is as the service makes it, and clears it. */
void check_response(rtrpc_message *message, uint32_t expected);

/* What can be seen of the control service (ControlObservation). */
typedef struct observation {
  uint64_t started, cancelled, connections, brief_connections, handlers;
} observation;
observation observe(rtrpc_connection *connection);
/* The same when nothing is left of the cases before, whose connections and handlers end a little
   later than they do. `connections` are those of this case. */
observation observe_alone(rtrpc_connection *connection, uint64_t connections);

/* Looks again, with ever longer pauses up to 50 ms, until a condition over the latest observation
   `now` is true; a mismatch after a minute. */
#define EVENTUALLY(observer, what, condition)                                                      \
  for (int look = 0;; look++) {                                                                    \
    observation now = observe(observer);                                                           \
    if (condition) break;                                                                          \
    pause_before_look(look, what);                                                                 \
  }
void pause_before_look(int look, const char *what);

#endif
