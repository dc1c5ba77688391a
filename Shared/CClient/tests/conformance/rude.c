/* The cases against a server that misbehaves in the way that the case is named after: what the
   client says of it. What the server says of the client is for whoever runs both to judge. */
#include <pthread.h>

#include "conformance.h"

enum { request_length = 7000 };

static const uint8_t *request(void) {
  static uint8_t bytes[request_length];
  for (int i = 0; i < request_length; i++)
    bytes[i] = (uint8_t)('a' + i % 7);
  return bytes;
}

static void check_echo(rtrpc_message *answer) {
  check_bytes("the answer", answer->data, answer->length, request(), request_length);
  rtrpc_message_clear(answer);
}

/* The call in flight is answered, and the next one goes over another connection, at the latest when
   the server has not seen it on this one. */
static void goaway(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  rtrpc_message answer = ask(connection, CONTROL "Echo", request(), request_length);
  check_echo(&answer);
  bool never_seen = true;
  while (never_seen) {
    if (!rtrpc_connection_usable(connection)) {
      rtrpc_connection_close(connection);
      connection = dial(target, target->server);
    }
    rtrpc_call *call = rtrpc_call_new(connection, CONTROL "Echo", NULL);
    rtrpc_call_unary(call, request(), request_length, &answer);
    never_seen = rtrpc_call_never_seen(call);
    if (!never_seen) {
      check_code("the second call", call, RTRPC_OK);
      check_echo(&answer);
    }
    rtrpc_call_free(call);
  }
  rtrpc_connection_close(connection);
}

/* Makes a streaming call twice, which must fail with NOT_FOUND both times. */
static void check_reset(const target *target, int messages, size_t initial) {
  rtrpc_connection *connection = dial(target, target->server);
  for (int i = 0; i < 2; i++) {
    rtrpc_call *call = rtrpc_call_new(connection, CONTROL "Count", NULL);
    rtrpc_call_start(call, RTRPC_SERVER_STREAMING, request(), request_length);
    rtrpc_message answer;
    int received = 0;
    for (; rtrpc_call_receive(call, &answer); received++)
      check_echo(&answer);
    check_code("the stream", call, RTRPC_NOT_FOUND);
    CHECK_NUMBER("messages before the end", received, messages);
    const rtrpc_metadata *metadata = rtrpc_call_wait_metadata(call);
    CHECK_NUMBER("entries of initial metadata", rtrpc_metadata_count(metadata), initial);
    if (initial > 0)
      check_text("initial metadata", (const char *)rtrpc_metadata_at(metadata, 0)->value, "yes");
    rtrpc_call_free(call);
  }
  rtrpc_connection_close(connection);
}

static void rst_after_header(const target *target) { check_reset(target, 0, 1); }

static void rst_during_data(const target *target) { check_reset(target, 0, 0); }

static void rst_after_data(const target *target) { check_reset(target, 1, 0); }

static void ping(const target *target) {
  rtrpc_connection *connection = dial(target, target->server);
  for (int i = 0; i < 2; i++) {
    rtrpc_message answer = ask(connection, CONTROL "Echo", request(), request_length);
    check_echo(&answer);
  }
  rtrpc_connection_close(connection);
}

static void *echo_a_byte(void *connection) {
  rtrpc_message answer = ask(connection, CONTROL "Echo", "x", 1);
  check_bytes("the answer", answer.data, answer.length, "x", 1);
  rtrpc_message_clear(&answer);
  return NULL;
}

static void max_streams(const target *target) {
  enum { calls = 15 };
  rtrpc_connection *connection = dial(target, target->server);
  pthread_t threads[calls];
  for (int i = 0; i < calls; i++)
    CHECK_NUMBER(
      "starting a thread", pthread_create(&threads[i], NULL, echo_a_byte, connection), 0);
  for (int i = 0; i < calls; i++)
    pthread_join(threads[i], NULL);
  rtrpc_connection_close(connection);
}

/* A flag that version 1 does not have ends the connection, and the call with it. */
static void check_unknown_flag(const target *target, rtrpc_shape shape) {
  rtrpc_connection *connection = dial(target, target->server);
  rtrpc_call *call = rtrpc_call_new(connection, CONTROL "Echo", NULL);
  rtrpc_call_start(call, shape, request(), request_length);
  rtrpc_call_wait(call);
  check_code("the call", call, RTRPC_UNAVAILABLE);
  CHECK_NUMBER("the connection is usable", rtrpc_connection_usable(connection), 0);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
}

static void server_compressed_unary(const target *target) {
  check_unknown_flag(target, RTRPC_UNARY);
}

static void server_compressed_streaming(const target *target) {
  check_unknown_flag(target, RTRPC_SERVER_STREAMING);
}

const conformance_case rude_cases[] = {{"goaway", goaway}, {"rst_after_header", rst_after_header},
  {"rst_during_data", rst_during_data}, {"rst_after_data", rst_after_data}, {"ping", ping},
  {"max_streams", max_streams}, {"server_compressed_unary", server_compressed_unary},
  {"server_compressed_streaming", server_compressed_streaming}, {NULL, NULL}};
