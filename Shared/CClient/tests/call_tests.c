/* Calls over a connection whose server is scripted. */
#include "peer.h"
#include "transport.h"

static rtrpc_code unary(
  rtrpc_connection *connection, const char *request, rtrpc_message *response, rtrpc_call **call) {
  *call = rtrpc_call_new(connection, "reddytalk.test.Control/Echo", NULL);
  return rtrpc_call_unary(*call, request, strlen(request), response);
}

/* ---- One request, one response ---- */

static void answers_hi(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  uint8_t expected[256];
  size_t length =
    from_hex("0000000000000000 1B 7265646479 74616C6B 2E746573742E436F6E74726F6C 2F 4563686F"
             "01 00 07 782D6163746F72 0003 616461 6869",
      expected, sizeof expected);
  CHECK(peer->header.stream == 1 && peer->header.flags == (RT_DATA | RT_END));
  CHECK(peer->header.length == length && memcmp(peer->payload, expected, length) == 0);
  peer_send_hex(peer, "00000006 00000001 03 04 00 0000 00 6869");
  peer_expect_close(peer);
}

static void a_unary_call_is_one_frame_each_way(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, answers_hi, NULL);
  rtrpc_metadata *metadata = rtrpc_metadata_new();
  CHECK(rtrpc_metadata_add_text(metadata, "x-actor", "ada"));
  rtrpc_call *call = rtrpc_call_new(
    connection, "reddytalk.test.Control/Echo", &(rtrpc_call_options){.metadata = metadata});
  rtrpc_metadata_free(metadata);
  rtrpc_message response;
  CHECK(rtrpc_call_unary(call, "hi", 2, &response) == RTRPC_OK);
  CHECK(response.length == 2 && memcmp(response.data, "hi", 2) == 0);
  CHECK(strcmp(rtrpc_call_text(call), "") == 0 && rtrpc_call_trailing_metadata(call) == NULL);
  rtrpc_message_clear(&response);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void fails_with_metadata(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  peer_send_hex(peer, "0000000C 00000001 09 00 01 00 06 782D6E6F6465 0001 62");
  /* NOT_FOUND "no", status-details-bin: 08 05. */
  peer_send_hex(peer, "0000001E 00000001 03 00 05 0002 6E6F"
                      "01 01 12 7374617475732D64657461696C732D62696E 0002 0805");
  peer_expect_close(peer);
}

static void an_error_brings_its_text_details_and_metadata(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, fails_with_metadata, NULL);
  rtrpc_call *call;
  rtrpc_message response;
  CHECK(unary(connection, "", &response, &call) == RTRPC_NOT_FOUND);
  CHECK(response.data == NULL && strcmp(rtrpc_call_text(call), "no") == 0 &&
        !rtrpc_call_never_seen(call));
  const rtrpc_metadata *initial = rtrpc_call_wait_metadata(call);
  CHECK(rtrpc_metadata_count(initial) == 1);
  CHECK(strcmp((const char *)rtrpc_metadata_find(initial, "x-node")->value, "b") == 0);
  const rtrpc_metadata_entry *details =
    rtrpc_metadata_find(rtrpc_call_trailing_metadata(call), RTRPC_STATUS_DETAILS_KEY);
  CHECK(details && details->binary && details->length == 2 &&
        memcmp(details->value, "\x08\x05", 2) == 0);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

/* ---- Large messages ---- */

enum { large = 300000 };

static uint8_t pattern(size_t at) { return (uint8_t)(at * 31 + at / 251); }

/* Reads one message of a call in parts; gives credit only when the client can send nothing more. */
static void receive_large(peer *peer) {
  peer_expect(peer, RT_OPEN);
  CHECK((peer->header.flags & (RT_DATA | RT_END)) == 0);
  int64_t credit = peer_limits.stream_credit;
  size_t received = 0;
  while (received < large) {
    peer_expect(peer, RT_MESSAGE);
    CHECK(peer->header.length <= peer_limits.frame);
    credit -= rt_header_length + (int64_t)peer->header.length;
    CHECK(credit >= 0);
    for (size_t i = 0; i < peer->header.length; i++)
      CHECK(peer->payload[i] == pattern(received + i));
    received += peer->header.length;
    CHECK((peer->header.flags & RT_END) == (received == large ? RT_END : 0));
    if (credit > rt_header_length || received == large) continue;
    peer_window(peer, 1, 50000);
    peer_window(peer, 0, 50000);
    credit += 50000;
  }
}

static void echoes_large(peer *peer) {
  peer_hello(peer, &peer_limits);
  receive_large(peer);
  uint8_t *bytes = malloc(large);
  for (size_t i = 0; i < large; i++)
    bytes[i] = pattern(i);
  size_t at = 0;
  int64_t credit = 262144;
  while (large - at > 10000) {
    size_t part = large - at - 10000 < 60000 ? large - at - 10000 : 60000;
    while (credit < (int64_t)part + rt_header_length) {
      peer_expect(peer, RT_WINDOW);
      if (peer->header.stream == 1) credit += rt_u32(peer->payload);
    }
    peer_frame(peer, RT_MESSAGE, RT_DATA | RT_MORE, 1, bytes + at, part);
    credit -= (int64_t)part + rt_header_length;
    at += part;
  }
  peer_status(peer, 1, RTRPC_OK, bytes + at, large - at);
  free(bytes);
  peer_expect_close(peer);
}

static void large_messages_go_in_parts_within_the_credit(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, echoes_large, NULL);
  uint8_t *request = malloc(large);
  for (size_t i = 0; i < large; i++)
    request[i] = pattern(i);
  rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
  rtrpc_message response;
  CHECK(rtrpc_call_unary(call, request, large, &response) == RTRPC_OK);
  CHECK(response.length == large && memcmp(response.data, request, large) == 0);
  rtrpc_message_clear(&response);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  free(request);
  peer_join(&peer);
}

static void takes_two_in_turn(peer *peer) {
  peer_hello(peer, &peer_limits);
  int opened = 0, switches = 0;
  size_t left[2] = {large, large};
  uint32_t last = 0;
  bool gave = false;
  while (left[0] + left[1] > 0) {
    CHECK(peer_read(peer));
    uint32_t stream = peer->header.stream;
    if (peer->header.type == RT_OPEN) {
      opened++;
    } else {
      CHECK(peer->header.type == RT_MESSAGE);
      left[stream / 2] -= peer->header.length;
      if (stream != last) switches++;
      last = stream;
    }
    if (opened < 2 || gave) continue;
    gave = true;
    peer_window(peer, 1, 1 << 20);
    peer_window(peer, 3, 1 << 20);
    peer_window(peer, 0, 1 << 20);
  }
  CHECK(switches >= 8);
  peer_status(peer, 3, RTRPC_OK, "", 0);
  peer_status(peer, 1, RTRPC_OK, "", 0);
  peer_expect_close(peer);
}

static void *call_large(void *connection) {
  uint8_t *request = calloc(1, large);
  rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
  rtrpc_message response;
  CHECK(rtrpc_call_unary(call, request, large, &response) == RTRPC_OK && response.length == 0);
  rtrpc_message_clear(&response);
  rtrpc_call_free(call);
  free(request);
  return NULL;
}

static void two_large_messages_take_turns(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, takes_two_in_turn, NULL);
  pthread_t threads[2];
  for (int i = 0; i < 2; i++)
    CHECK(pthread_create(&threads[i], NULL, call_large, connection) == 0);
  for (int i = 0; i < 2; i++)
    pthread_join(threads[i], NULL);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void says_hello_only(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect_close(peer);
}

static void a_request_above_the_servers_limit_is_not_sent(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, says_hello_only, NULL);
  size_t length = peer_limits.message + 1;
  uint8_t *request = calloc(1, length);
  rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
  rtrpc_message response;
  CHECK(rtrpc_call_unary(call, request, length, &response) == RTRPC_RESOURCE_EXHAUSTED &&
        rtrpc_call_never_seen(call));
  free(request);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

/* ---- Streams ---- */

enum { streamed = 3000 };

static void streams_within_the_credit(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  CHECK(peer->header.flags == (RT_DATA | RT_END | RT_RESPONSES));
  peer_send_hex(peer, "0000000C 00000001 09 00 01 00 06 782D6E6F6465 0001 62");
  int64_t credit = 262144;
  uint8_t message[200];
  for (uint32_t i = 0; i < streamed; i++) {
    while (credit < rt_header_length + (int64_t)sizeof message) {
      peer_expect(peer, RT_WINDOW);
      if (peer->header.stream == 1) credit += rt_u32(peer->payload);
    }
    memset(message, (int)i, sizeof message);
    peer_frame(peer, RT_MESSAGE, RT_DATA, 1, message, sizeof message);
    credit -= rt_header_length + (int64_t)sizeof message;
  }
  peer_status(peer, 1, RTRPC_OK, NULL, 0);
  peer_expect_close(peer);
}

static void a_server_stream_is_read_to_its_end(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, streams_within_the_credit, NULL);
  rtrpc_call *call =
    rtrpc_call_new(connection, "a/B", &(rtrpc_call_options){.timeout_ns = SECONDS(60)});
  CHECK(rtrpc_call_start(call, RTRPC_SERVER_STREAMING, "x", 1) == RTRPC_OK);
  CHECK(rtrpc_metadata_count(rtrpc_call_wait_metadata(call)) == 1);
  rtrpc_message message;
  uint32_t count = 0;
  while (rtrpc_call_receive(call, &message)) {
    CHECK(message.length == 200 && message.data[0] == (uint8_t)count);
    count++;
    rtrpc_message_clear(&message);
  }
  CHECK(count == streamed && rtrpc_call_code(call) == RTRPC_OK);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void sums_requests(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  CHECK(peer->header.flags == RT_REQUESTS);
  uint8_t sum = 0;
  do {
    peer_expect(peer, RT_MESSAGE);
    if (peer->header.flags & RT_DATA) sum = (uint8_t)(sum + peer->payload[0]);
  } while (!(peer->header.flags & RT_END));
  peer_status(peer, 1, RTRPC_OK, &sum, 1);
  peer_expect_close(peer);
}

static void requests_can_be_streamed(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, sums_requests, NULL);
  rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
  CHECK(rtrpc_call_start(call, RTRPC_CLIENT_STREAMING, NULL, 0) == RTRPC_OK);
  for (uint8_t i = 1; i <= 4; i++)
    CHECK(rtrpc_call_send(call, &i, 1) == RTRPC_OK);
  rtrpc_call_send_end(call);
  rtrpc_message response;
  CHECK(rtrpc_call_receive(call, &response) && response.length == 1 && response.data[0] == 10);
  rtrpc_message_clear(&response);
  CHECK(!rtrpc_call_receive(call, &response) && rtrpc_call_code(call) == RTRPC_OK);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void echoes_each(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  CHECK(peer->header.flags == (RT_REQUESTS | RT_RESPONSES));
  for (;;) {
    peer_expect(peer, RT_MESSAGE);
    if (peer->header.flags == RT_END) break;
    peer_frame(peer, RT_MESSAGE, RT_DATA, 1, peer->payload, peer->header.length);
  }
  peer_status(peer, 1, RTRPC_OK, NULL, 0);
  peer_expect_close(peer);
}

static void both_directions_can_be_streamed_in_step(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, echoes_each, NULL);
  rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
  rtrpc_message response;
  CHECK(rtrpc_call_start(call, RTRPC_BIDIRECTIONAL, NULL, 0) == RTRPC_OK);
  for (uint8_t i = 0; i < 20; i++) {
    CHECK(rtrpc_call_send(call, &i, i ? 1 : 0) == RTRPC_OK);
    CHECK(rtrpc_call_receive(call, &response) && response.length == (i ? 1u : 0u));
    rtrpc_message_clear(&response);
  }
  rtrpc_call_send_end(call);
  CHECK(rtrpc_call_wait(call) == RTRPC_OK);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

/* ---- Giving up ---- */

typedef struct gate {
  pthread_mutex_t lock;
  pthread_cond_t opened;
  int value;
} gate;

#define GATE {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0}

static void gate_open(gate *gate) {
  pthread_mutex_lock(&gate->lock);
  gate->value++;
  pthread_cond_broadcast(&gate->opened);
  pthread_mutex_unlock(&gate->lock);
}

static void gate_await(gate *gate, int value) {
  pthread_mutex_lock(&gate->lock);
  while (gate->value < value)
    pthread_cond_wait(&gate->opened, &gate->lock);
  pthread_mutex_unlock(&gate->lock);
}

static void awaits_cancel(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  if (peer->context) gate_open(peer->context);
  peer_expect(peer, RT_CANCEL);
  CHECK(peer->header.stream == 1);
  /* Sent before the CANCEL came, for all the client knows. */
  peer_frame(peer, RT_MESSAGE, RT_DATA, 1, "late", 4);
  peer_status(peer, 1, RTRPC_OK, NULL, 0);
  peer_expect_close(peer);
}

struct cancelling {
  rtrpc_call *call;
  gate *gate;
};

static void *cancel(void *argument) {
  struct cancelling *cancelling = argument;
  gate_await(cancelling->gate, 1);
  rtrpc_call_cancel(cancelling->call);
  return NULL;
}

static void another_thread_can_cancel(void) {
  peer peer;
  gate gate = GATE;
  rtrpc_connection *connection = connect_to(&peer, awaits_cancel, &gate);
  rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
  struct cancelling cancelling = {call, &gate};
  pthread_t thread;
  CHECK(pthread_create(&thread, NULL, cancel, &cancelling) == 0);
  rtrpc_message response;
  CHECK(rtrpc_call_unary(call, "", 0, &response) == RTRPC_CANCELLED);
  pthread_join(thread, NULL);
  CHECK(rtrpc_connection_usable(connection));
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void a_call_cancelled_before_it_began_is_never_sent(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, says_hello_only, NULL);
  rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
  rtrpc_call_cancel(call);
  rtrpc_message response;
  CHECK(rtrpc_call_unary(call, "", 0, &response) == RTRPC_CANCELLED && rtrpc_call_never_seen(call));
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void a_deadline_ends_a_call_and_tells_the_server(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, awaits_cancel, NULL);
  rtrpc_call *call =
    rtrpc_call_new(connection, "a/B", &(rtrpc_call_options){.timeout_ns = SECONDS(1) / 20});
  rtrpc_message response;
  CHECK(rtrpc_call_unary(call, "", 0, &response) == RTRPC_DEADLINE_EXCEEDED);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void awaits_cancel_and_tells(peer *peer) {
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  peer_expect(peer, RT_CANCEL);
  gate_open(peer->context);
  peer_expect_close(peer);
}

static void a_streams_deadline_passes_while_nobody_waits(void) {
  peer peer;
  gate gate = GATE;
  rtrpc_connection *connection = connect_to(&peer, awaits_cancel_and_tells, &gate);
  rtrpc_call *call =
    rtrpc_call_new(connection, "a/B", &(rtrpc_call_options){.timeout_ns = SECONDS(1) / 20});
  CHECK(rtrpc_call_start(call, RTRPC_SERVER_STREAMING, "", 0) == RTRPC_OK);
  gate_await(&gate, 1);
  rtrpc_message message;
  CHECK(!rtrpc_call_receive(call, &message) && rtrpc_call_code(call) == RTRPC_DEADLINE_EXCEEDED);
  rtrpc_call_free(call);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

/* ---- Many ---- */

enum { callers = 8, calls_each = 300 };

/* Answers every request with itself, and never lets more streams be open than announced. */
static void echoes(peer *peer) {
  peer_hello(peer, &peer_limits);
  int64_t given = 0;
  while (peer_read(peer)) {
    if (peer->header.type != RT_OPEN) continue;
    size_t path = peer->payload[8], at = 9 + path + 1;
    peer_status(peer, peer->header.stream, RTRPC_OK, peer->payload + at, peer->header.length - at);
    given++;
  }
  CHECK(given == callers * calls_each);
}

static void *call_often(void *connection) {
  for (int i = 0; i < calls_each; i++) {
    char text[64];
    snprintf(text, sizeof text, "%p %d", (void *)&text, i);
    rtrpc_call *call;
    rtrpc_message response;
    CHECK(unary(connection, text, &response, &call) == RTRPC_OK);
    CHECK(response.length == strlen(text) && memcmp(response.data, text, response.length) == 0);
    rtrpc_message_clear(&response);
    rtrpc_call_free(call);
  }
  return NULL;
}

static void many_threads_share_a_connection_and_its_streams(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, echoes, NULL);
  pthread_t threads[callers];
  for (int i = 0; i < callers; i++)
    CHECK(pthread_create(&threads[i], NULL, call_often, connection) == 0);
  for (int i = 0; i < callers; i++)
    pthread_join(threads[i], NULL);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void counts_streams(peer *peer) {
  rtrpc_limits limits = peer_limits;
  limits.streams = 1;
  peer_hello(peer, &limits);
  for (uint32_t stream = 1; stream <= 7; stream += 2) {
    peer_expect(peer, RT_OPEN);
    CHECK(peer->header.stream == stream);
    /* A client that did not wait would have its next OPEN in before this PONG. */
    peer_frame(peer, RT_PING, 0, 0, "waiting?", 8);
    peer_expect(peer, RT_PONG);
    CHECK(memcmp(peer->payload, "waiting?", 8) == 0);
    peer_status(peer, stream, RTRPC_OK, "", 0);
  }
  peer_expect_close(peer);
}

static void *call_once(void *connection) {
  rtrpc_call *call;
  rtrpc_message response;
  CHECK(unary(connection, "", &response, &call) == RTRPC_OK);
  rtrpc_message_clear(&response);
  rtrpc_call_free(call);
  return NULL;
}

static void calls_above_the_servers_streams_wait(void) {
  peer peer;
  rtrpc_connection *connection = connect_to(&peer, counts_streams, NULL);
  pthread_t threads[4];
  for (int i = 0; i < 4; i++)
    CHECK(pthread_create(&threads[i], NULL, call_once, connection) == 0);
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

/* ---- Many calls given up ---- */

struct many_cancels {
  int cancels;
  bool told;
};

static void counts_cancels(peer *peer) {
  struct many_cancels *many = peer->context;
  peer_hello(peer, &peer_limits);
  peer_expect(peer, RT_OPEN);
  uint32_t kept = peer->header.stream, last = 0;
  while (peer_read(peer) && peer->header.type != RT_GOAWAY) {
    if (peer->header.type == RT_OPEN) {
      last = peer->header.stream;
      continue;
    }
    CHECK(peer->header.type == RT_CANCEL && peer->header.stream == last);
    many->cancels++;
  }
  CHECK(peer->header.type == RT_GOAWAY && peer->payload[4] == RT_DRAIN);
  /* The one that had to wait, when its time has come. */
  peer_expect(peer, RT_CANCEL);
  CHECK(peer->header.stream == last);
  many->told = true;
  peer_status(peer, kept, RTRPC_OK, "kept", 4);
  CHECK(!peer_read(peer));
}

static void many_calls_given_up_drain_the_connection(void) {
  peer peer;
  struct many_cancels many = {0};
  rtrpc_connection *connection = connect_to(&peer, counts_cancels, &many);
  rtrpc_call *kept = rtrpc_call_new(connection, "a/B", NULL);
  CHECK(rtrpc_call_start(kept, RTRPC_SERVER_STREAMING, "", 0) == RTRPC_OK);
  int64_t begin = rt_now();
  while (rtrpc_connection_usable(connection)) {
    rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
    CHECK(rtrpc_call_start(call, RTRPC_SERVER_STREAMING, "", 0) == RTRPC_OK);
    rtrpc_call_free(call);
  }
  int64_t allowed = 150 + (rt_now() - begin) / (SECONDS(30) / 150);
  rtrpc_call *late;
  rtrpc_message message;
  CHECK(unary(connection, "", &message, &late) == RTRPC_UNAVAILABLE && rtrpc_call_never_seen(late));
  CHECK(strstr(rtrpc_call_text(late), "no further calls"));
  rtrpc_call_free(late);
  /* The call that was kept ends as the server says, and the connection with it. */
  CHECK(rtrpc_call_receive(kept, &message) && message.length == 4);
  rtrpc_message_clear(&message);
  CHECK(!rtrpc_call_receive(kept, &message) && rtrpc_call_code(kept) == RTRPC_OK);
  rtrpc_call_free(kept);
  peer_join(&peer);
  rtrpc_connection_close(connection);
  CHECK(many.told && many.cancels >= 150 && many.cancels <= allowed);
}

const test call_tests[] = {
  {"a unary call is one frame each way", a_unary_call_is_one_frame_each_way},
  {"an error brings its text, details and metadata", an_error_brings_its_text_details_and_metadata},
  {"large messages go in parts within the credit", large_messages_go_in_parts_within_the_credit},
  {"two large messages take turns", two_large_messages_take_turns},
  {"a request above the server's limit is not sent", a_request_above_the_servers_limit_is_not_sent},
  {"a server stream is read to its end", a_server_stream_is_read_to_its_end},
  {"requests can be streamed", requests_can_be_streamed},
  {"both directions can be streamed in step", both_directions_can_be_streamed_in_step},
  {"another thread can cancel", another_thread_can_cancel},
  {"a call cancelled before it began is never sent",
    a_call_cancelled_before_it_began_is_never_sent},
  {"a deadline ends a call and tells the server", a_deadline_ends_a_call_and_tells_the_server},
  {"a stream's deadline passes while nobody waits", a_streams_deadline_passes_while_nobody_waits},
  {"many calls given up drain the connection", many_calls_given_up_drain_the_connection},
  {"many threads share a connection and its streams",
    many_threads_share_a_connection_and_its_streams},
  {"calls above the server's streams wait", calls_above_the_servers_streams_wait}, {NULL, NULL}};
