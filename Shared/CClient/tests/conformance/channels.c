/* The cases against a server with the control service: ends of calls, many calls, many connections.
 */
#include <pthread.h>

#include "conformance.h"

/* ---- Ends ---- */

/* Gives a call up that the server has begun to wait in, and checks both ends. */
static void check_cancel(rtrpc_connection *observer, rtrpc_call *call, const observation *before) {
  EVENTUALLY(observer, "the handler waits", now.started == before->started + 1);
  rtrpc_call_cancel(call);
  rtrpc_call_wait(call);
  check_code("the call", call, RTRPC_CANCELLED);
  EVENTUALLY(observer, "the handler was cancelled", now.cancelled == before->cancelled + 1);
  rtrpc_call_free(call);
}

void cancel_after_begin(const target *target) {
  rtrpc_connection *observer = dial(target, target->server);
  rtrpc_connection *connection = dial(target, target->server);
  observation before = observe_alone(observer, 2);
  rtrpc_call *call = rtrpc_call_new(connection, CONTROL "BidirectionalHang", NULL);
  rtrpc_call_start(call, RTRPC_BIDIRECTIONAL, NULL, 0);
  check_cancel(observer, call, &before);
  rtrpc_connection_close(connection);
  rtrpc_connection_close(observer);
}

void cancel_after_first_response(const target *target) {
  rtrpc_connection *observer = dial(target, target->server);
  rtrpc_connection *connection = dial(target, target->server);
  observation before = observe_alone(observer, 2);
  rtrpc_call *call = rtrpc_call_new(connection, CONTROL "ExchangeThenHang", NULL);
  rtrpc_call_start(call, RTRPC_BIDIRECTIONAL, NULL, 0);
  uint8_t *request = request_for(request_sizes[0], response_sizes[0]);
  CHECK_NUMBER("the code of sending", rtrpc_call_send(call, request, request_sizes[0]), RTRPC_OK);
  free(request);
  rtrpc_message answer;
  if (!rtrpc_call_receive(call, &answer)) mismatch("a first answer", rtrpc_call_text(call));
  check_response(&answer, response_sizes[0]);
  check_cancel(observer, call, &before);
  rtrpc_connection_close(connection);
  rtrpc_connection_close(observer);
}

void timeout_on_sleeping_server(const target *target) {
  rtrpc_connection *observer = dial(target, target->server);
  rtrpc_connection *connection = dial(target, target->server);
  observation before = observe_alone(observer, 2), after;
  /* On a busy machine a short deadline can pass before the server has seen the call. */
  int64_t timeout = SECONDS(1) / 50;
  do {
    timeout *= 2;
    rtrpc_call *call =
      rtrpc_call_new(connection, CONTROL "Hang", &(rtrpc_call_options){.timeout_ns = timeout});
    rtrpc_message answer;
    rtrpc_call_unary(call, "", 0, &answer);
    check_code("the call", call, RTRPC_DEADLINE_EXCEEDED);
    rtrpc_call_free(call);
    after = observe(observer);
  } while (after.started == before.started && timeout < SECONDS(10));
  CHECK_NUMBER("the server has seen the call", after.started > before.started, 1);
  EVENTUALLY(observer, "the handlers were cancelled",
    now.cancelled - before.cancelled == now.started - before.started);
  rtrpc_connection_close(connection);
  rtrpc_connection_close(observer);
}

void cancel_many(const target *target) {
  rtrpc_connection *observer = dial(target, target->server);
  rtrpc_connection *connection = dial(target, target->server), *first = connection;
  observation before = observe_alone(observer, 2);
  rtrpc_call *kept = rtrpc_call_new(connection, CONTROL "BidirectionalHang", NULL);
  rtrpc_call_start(kept, RTRPC_BIDIRECTIONAL, NULL, 0);
  EVENTUALLY(observer, "the handler waits", now.started == before.started + 1);
  for (uint64_t i = 1; i <= 300; i++) {
    if (!rtrpc_connection_usable(connection)) {
      if (connection != first) rtrpc_connection_close(connection);
      connection = dial(target, target->server);
    }
    rtrpc_call *call = rtrpc_call_new(connection, CONTROL "BidirectionalHang", NULL);
    rtrpc_call_start(call, RTRPC_BIDIRECTIONAL, NULL, 0);
    EVENTUALLY(observer, "the handler waits", now.started == before.started + 1 + i);
    rtrpc_call_cancel(call);
    check_code("a call given up", call, RTRPC_CANCELLED);
    rtrpc_call_free(call);
  }
  /* The CANCELs that had to wait come, and the connection on which they do is still there. */
  EVENTUALLY(observer, "the handlers were cancelled", now.cancelled == before.cancelled + 300);
  rtrpc_call_cancel(kept);
  check_code("the call that was kept", kept, RTRPC_CANCELLED);
  rtrpc_call_free(kept);
  if (connection != first) rtrpc_connection_close(connection);
  rtrpc_connection_close(first);
  rtrpc_connection_close(observer);
}

/* ---- Many calls ---- */

void rpc_soak(const target *target) {
  rtrpc_connection *observer = dial(target, target->server);
  observation before = observe_alone(observer, 1);
  rtrpc_connection *connection = dial(target, target->server);
  for (int32_t i = 0; i < 1000; i++) {
    rtrpc_message answer = ask(connection, CONTROL "Echo", &i, sizeof i);
    check_bytes("an answer", answer.data, answer.length, &i, sizeof i);
    rtrpc_message_clear(&answer);
  }
  CHECK_NUMBER("connections of the client", observe(observer).connections - before.connections, 1);
  rtrpc_connection_close(connection);
  EVENTUALLY(observer, "nothing is left of the calls", memcmp(&now, &before, sizeof now) == 0);
  rtrpc_connection_close(observer);
}

void channel_soak(const target *target) {
  rtrpc_connection *observer = dial(target, target->server);
  observation before = observe_alone(observer, 1);
  for (int i = 0; i < 100; i++) {
    rtrpc_connection *connection = dial(target, target->server);
    rtrpc_message answer = ask(connection, CONTROL "Echo", "", 0);
    rtrpc_message_clear(&answer);
    rtrpc_connection_close(connection);
  }
  EVENTUALLY(observer, "no connection is left", memcmp(&now, &before, sizeof now) == 0);
  rtrpc_connection_close(observer);
}

/* The server drains the idle connection; a call that crosses its GOAWAY was never seen. */
void long_lived_channel(const target *target) {
  rtrpc_connection *observer = dial(target, target->server), *connection = NULL;
  observation before = observe_alone(observer, 1);
  for (int answered = 0; answered < 5;) {
    if (!connection || !rtrpc_connection_usable(connection)) {
      rtrpc_connection_close(connection);
      connection = dial(target, target->brief);
    }
    rtrpc_call *call = rtrpc_call_new(connection, CONTROL "Echo", NULL);
    rtrpc_message answer;
    rtrpc_call_unary(call, "", 0, &answer);
    bool never_seen = rtrpc_call_never_seen(call);
    if (!never_seen) check_code("the call", call, RTRPC_OK);
    rtrpc_message_clear(&answer);
    rtrpc_call_free(call);
    if (never_seen) continue;
    answered++;
    EVENTUALLY(observer, "the server has drained the idle connection",
      now.brief_connections == before.brief_connections);
  }
  rtrpc_connection_close(connection);
  rtrpc_connection_close(observer);
}

/* A call that another thread makes; the caller checks and clears the answer. */
typedef struct calling {
  rtrpc_connection *connection;
  const char *method;
  const uint8_t *request;
  size_t length;
  rtrpc_message answer;
  pthread_t thread;
} calling;

static void *call_once(void *argument) {
  calling *calling = argument;
  calling->answer = ask(calling->connection, calling->method, calling->request, calling->length);
  return NULL;
}

static void start(calling *calling) {
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 128 * 1024);
  CHECK_NUMBER(
    "starting a thread", pthread_create(&calling->thread, &small, call_once, calling), 0);
  pthread_attr_destroy(&small);
}

void concurrent_large_unary(const target *target) {
  enum { calls = 1000 };
  static calling callings[calls];
  rtrpc_connection *observer = dial(target, target->server);
  observation before = observe_alone(observer, 1);
  rtrpc_connection *connection = dial(target, target->server);
  uint8_t *request = request_for(large_request, large_response);
  for (int i = 0; i < calls; i++) {
    callings[i] = (calling){.connection = connection,
      .method = CONTROL "Produce",
      .request = request,
      .length = large_request};
    start(&callings[i]);
  }
  for (int i = 0; i < calls; i++) {
    pthread_join(callings[i].thread, NULL);
    CHECK_NUMBER("bytes of an answer", callings[i].answer.length, large_response);
    rtrpc_message_clear(&callings[i].answer);
  }
  CHECK_NUMBER("connections of the client", observe(observer).connections - before.connections, 1);
  free(request);
  rtrpc_connection_close(connection);
  rtrpc_connection_close(observer);
}

/* As many calls as the server takes at once are held; others wait, and go on as those end. */
void max_concurrent_streams(const target *target) {
  enum { streams = 4, waiting = 20 };
  rtrpc_connection *observer = dial(target, target->server);
  observation before = observe_alone(observer, 1);
  rtrpc_connection *connection = dial(target, target->narrow);
  CHECK_NUMBER("streams announced", rtrpc_connection_peer_limits(connection).streams, streams);
  rtrpc_call *held[streams];
  for (int i = 0; i < streams; i++) {
    held[i] = rtrpc_call_new(connection, CONTROL "Hang", NULL);
    rtrpc_call_start(held[i], RTRPC_UNARY, "", 0);
  }
  EVENTUALLY(observer, "the held calls have begun", now.started == before.started + streams);
  calling callings[waiting];
  uint8_t requests[waiting];
  for (uint8_t i = 0; i < waiting; i++) {
    requests[i] = i;
    callings[i] = (calling){
      .connection = connection, .method = CONTROL "Echo", .request = &requests[i], .length = 1};
    start(&callings[i]);
  }
  for (int i = 0; i < streams; i++) {
    rtrpc_call_cancel(held[i]);
    check_code("a held call", held[i], RTRPC_CANCELLED);
    rtrpc_call_free(held[i]);
  }
  for (int i = 0; i < waiting; i++) {
    pthread_join(callings[i].thread, NULL);
    check_bytes("an answer", callings[i].answer.data, callings[i].answer.length, &requests[i], 1);
    rtrpc_message_clear(&callings[i].answer);
  }
  rtrpc_connection_close(connection);
  rtrpc_connection_close(observer);
}
