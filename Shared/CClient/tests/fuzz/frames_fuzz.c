/* Arbitrary bytes from a server, behind HELLO, to a client with a call of each shape. Cutting the
   bytes must not change what comes of them. */
#include <assert.h>
#include <sys/socket.h>

/* For what is static there. */
#include "../../src/connection.c"

enum { shapes = 4, sent_max = 65536 };

typedef struct result {
  rt_connection_state state;
  rtrpc_code codes[shapes];
  uint64_t messages[shapes];
  uint8_t *sent;
  size_t sent_length;
} result;

static result play(const uint8_t *data, size_t size, size_t chunk) {
  int pair[2];
  int made = socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
  assert(made == 0);
  rtrpc_connection_options options;
  rtrpc_connection_options_init(&options);
  options.limits = (rtrpc_limits){32768, 1024, 65536, 65536, 4};
  rtrpc_connection *connection = connection_new(&options);
  connection->transport = rt_transport_new(pair[0], NULL, NULL);
  connection->theirs = options.limits;
  connection->send_credit = connection->theirs.connection_credit;
  connection->state = CONNECTION_READY;
  rtrpc_call *calls[shapes];
  for (int i = 0; i < shapes; i++) {
    calls[i] = rtrpc_call_new(connection, "a/B", NULL);
    rtrpc_call_start(calls[i], (rtrpc_shape)i, i % 2 ? NULL : "request", i % 2 ? 0 : 7);
  }
  pthread_mutex_lock(&connection->lock);
  for (size_t at = 0; at < size; at += chunk) {
    rt_buffer_append(&connection->in, data + at, size - at < chunk ? size - at : chunk);
    take_frames(connection);
  }
  result result = {.state = connection->state};
  /* A violation has been written to the socket already; PONGs wait for a flush. */
  move_pongs(connection);
  rt_buffer *out = &connection->out;
  result.sent = malloc(sent_max);
  ssize_t written = recv(pair[1], result.sent, sent_max, MSG_DONTWAIT);
  result.sent_length = written > 0 ? (size_t)written : 0;
  size_t waiting = rt_buffer_length(out), room = sent_max - result.sent_length;
  memcpy(result.sent + result.sent_length, out->data + out->begin, waiting < room ? waiting : room);
  result.sent_length += waiting < room ? waiting : room;
  for (int i = 0; i < shapes; i++) {
    result.codes[i] = calls[i]->code;
    result.messages[i] = calls[i]->messages;
  }
  rt_connection_end(connection, RTRPC_CANCELLED, "done");
  pthread_mutex_unlock(&connection->lock);
  for (int i = 0; i < shapes; i++)
    rtrpc_call_free(calls[i]);
  pthread_mutex_lock(&connection->lock);
  rt_connection_release(connection);
  close(pair[1]);
  return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  result whole = play(data, size, size), cut = play(data, size, 1 + data[size - 1] % 13);
  assert(whole.state == cut.state && whole.sent_length == cut.sent_length);
  assert(memcmp(whole.sent, cut.sent, whole.sent_length) == 0);
  assert(memcmp(whole.codes, cut.codes, sizeof whole.codes) == 0);
  assert(memcmp(whole.messages, cut.messages, sizeof whole.messages) == 0);
  free(whole.sent);
  free(cut.sent);
  return 0;
}
