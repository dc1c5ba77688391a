/* The calls' public functions: each takes the connection's lock, and waits under it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "connection.h"

/* Above this, new calls wait for the socket. */
static const size_t output_too_much = 1 << 20;
static const int64_t second = 1000000000;

const char *rtrpc_code_name(rtrpc_code code) {
  static const char *const names[] = {"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};
  return code >= RTRPC_OK && code <= RTRPC_UNAUTHENTICATED ? names[code] : names[RTRPC_UNKNOWN];
}

void rtrpc_message_clear(rtrpc_message *message) {
  free(message->data);
  *message = (rtrpc_message){0};
}

static void lock(rtrpc_call *call) { pthread_mutex_lock(&call->connection->lock); }

static void unlock(rtrpc_call *call) { pthread_mutex_unlock(&call->connection->lock); }

/* ---- Life ---- */

rtrpc_call *rtrpc_call_new(
  rtrpc_connection *connection, const char *method, const rtrpc_call_options *options) {
  rtrpc_call *call = calloc(1, sizeof *call);
  if (!call) return NULL;
  int64_t timeout = options ? options->timeout_ns : 0, now = rt_now();
  call->deadline = timeout == 0 || timeout > INT64_MAX - now ? INT64_MAX : now + timeout;
  call->code = RTRPC_UNKNOWN;
  call->method_length = strlen(method);
  call->method = malloc(call->method_length + 1);
  rt_metadata_encode(options ? options->metadata : NULL, &call->metadata);
  if (!call->method || call->metadata.failed) {
    free(call->method);
    rt_buffer_free(&call->metadata);
    free(call);
    return NULL;
  }
  memcpy(call->method, method, call->method_length + 1);
  pthread_condattr_t monotonic;
  pthread_condattr_init(&monotonic);
  pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
  pthread_cond_init(&call->changed, &monotonic);
  pthread_condattr_destroy(&monotonic);
  call->connection = connection;
  lock(call);
  connection->references++;
  unlock(call);
  return call;
}

void rtrpc_call_free(rtrpc_call *call) {
  if (!call) return;
  lock(call);
  if (call->state != CALL_ENDED) {
    rt_call_give_up(call, RTRPC_CANCELLED, "given up by the caller");
    rt_flush(call->connection);
  }
  rt_connection_release(call->connection);
  while (call->first) {
    rt_received *received = call->first;
    call->first = received->next;
    rtrpc_message_clear(&received->message);
    free(received);
  }
  rtrpc_metadata_free(call->initial);
  rtrpc_metadata_free(call->trailing);
  rt_buffer_free(&call->metadata);
  rt_buffer_free(&call->unfinished);
  pthread_cond_destroy(&call->changed);
  free(call->method);
  free(call->text);
  free(call);
}

void rtrpc_call_cancel(rtrpc_call *call) {
  lock(call);
  if (call->state != CALL_ENDED) {
    rt_call_give_up(call, RTRPC_CANCELLED, "cancelled by the caller");
    rt_flush(call->connection);
  }
  unlock(call);
}

/* ---- Waiting ---- */

/* Waits for a change of the call; ends it when its time is up. */
static void await_change(rtrpc_call *call) {
  rtrpc_connection *connection = call->connection;
  if (call->deadline == INT64_MAX) {
    pthread_cond_wait(&call->changed, &connection->lock);
    return;
  }
  struct timespec until = {.tv_sec = call->deadline / second, .tv_nsec = call->deadline % second};
  if (pthread_cond_timedwait(&call->changed, &connection->lock, &until) != ETIMEDOUT) return;
  if (call->state == CALL_ENDED) return;
  rt_call_give_up(call, RTRPC_DEADLINE_EXCEEDED, "the call's time is up");
  rt_flush(connection);
}

static void end_unsent(rtrpc_call *call, rtrpc_code code, const char *text) {
  rt_call_end(call, code, text, strlen(text), true);
}

static bool is_room(const rtrpc_connection *connection) {
  return connection->open_calls < connection->theirs.streams &&
         rt_buffer_length(&connection->out) < output_too_much;
}

static void await_room(rtrpc_call *call) {
  rtrpc_connection *connection = call->connection;
  if (!connection->first_waiting && is_room(connection)) return;
  call->state = CALL_WAITING;
  call->next_waiting = NULL;
  if (connection->last_waiting) connection->last_waiting->next_waiting = call;
  else connection->first_waiting = call;
  connection->last_waiting = call;
  while (call->state == CALL_WAITING && !(connection->first_waiting == call && is_room(connection)))
    await_change(call);
  if (call->state != CALL_WAITING) return;
  connection->first_waiting = call->next_waiting;
  if (!connection->first_waiting) connection->last_waiting = NULL;
  call->state = CALL_NEW;
  if (is_room(connection)) rt_admit(connection);
}

/* ---- Sending ---- */

static bool check_request(rtrpc_call *call, size_t length) {
  return length <= call->connection->theirs.message;
}

/* Ends the call when it can not begin. */
static void check_start(rtrpc_call *call, size_t length) {
  rtrpc_connection *connection = call->connection;
  if (call->state != CALL_NEW) return;
  if (connection->state == CONNECTION_CLOSED) {
    end_unsent(call, connection->ending_code, connection->ending);
  } else if (connection->is_draining || connection->next_stream > RT_MAX31) {
    end_unsent(call, RTRPC_UNAVAILABLE, "the connection takes no further calls");
  } else if (call->method_length < 1 || call->method_length > 255) {
    end_unsent(call, RTRPC_INVALID_ARGUMENT, "a method's path has 1 to 255 bytes");
  } else if (!check_request(call, length)) {
    end_unsent(call, RTRPC_RESOURCE_EXHAUSTED, "the request is larger than the server takes");
  } else if (call->deadline <= rt_now()) {
    end_unsent(call, RTRPC_DEADLINE_EXCEEDED, "the call's time was up before it began");
  }
}

static void write_open(rtrpc_call *call, uint8_t flags, const void *request, size_t length) {
  rt_buffer *out = &call->connection->out;
  size_t metadata_length = rt_buffer_length(&call->metadata);
  int64_t left = call->deadline == INT64_MAX ? 0 : call->deadline - rt_now();
  if (call->deadline != INT64_MAX && left < 1) left = 1;
  uint32_t payload = (uint32_t)(9 + call->method_length + metadata_length + length);
  rt_header_write(out, payload, call->stream, RT_OPEN, flags);
  rt_buffer_u64(out, (uint64_t)left);
  rt_buffer_u8(out, (uint8_t)call->method_length);
  rt_buffer_append(out, call->method, call->method_length);
  rt_buffer_append(out, call->metadata.data + call->metadata.begin, metadata_length);
  rt_buffer_append(out, request, length);
}

/* Hands the bytes to the sending turn and waits until they are on their way. */
static void send_request(rtrpc_call *call, const void *request, size_t length, bool ends) {
  rtrpc_connection *connection = call->connection;
  call->request = request;
  call->request_left = length;
  call->ends_after_request = ends;
  call->is_sending = true;
  call->next_sender = NULL;
  if (connection->last_sender) connection->last_sender->next_sender = call;
  else connection->first_sender = call;
  connection->last_sender = call;
  rt_flush(connection);
  while (call->state == CALL_OPEN && call->is_sending)
    await_change(call);
  call->request = NULL;
}

static void begin(rtrpc_call *call, rtrpc_shape shape, const void *request, size_t length) {
  static const uint8_t shape_flags[] = {0, RT_REQUESTS, RT_RESPONSES, RT_REQUESTS | RT_RESPONSES};
  rtrpc_connection *connection = call->connection;
  bool streams_requests = shape == RTRPC_CLIENT_STREAMING || shape == RTRPC_BIDIRECTIONAL;
  call->shape = shape;
  check_start(call, length);
  if (call->state == CALL_NEW) await_room(call);
  check_start(call, length);
  if (call->state != CALL_NEW) return;
  call->stream = connection->next_stream;
  if (!rt_call_enter(call)) {
    end_unsent(call, RTRPC_UNAVAILABLE, "no memory");
    return;
  }
  connection->next_stream += 2;
  call->send_credit = connection->theirs.stream_credit;
  call->receive_credit = connection->ours.stream_credit;
  size_t overhead = 9 + call->method_length + rt_buffer_length(&call->metadata);
  bool fits = !streams_requests && overhead + length <= connection->theirs.frame;
  uint8_t flags = (uint8_t)(shape_flags[shape] | (fits ? RT_DATA | RT_END : 0));
  write_open(call, flags, request, fits ? length : 0);
  call->has_sent_end = fits;
  if (fits || streams_requests) rt_flush(connection);
  else send_request(call, request, length, true);
  if (shape == RTRPC_UNARY || call->deadline >= connection->next_deadline) return;
  connection->next_deadline = call->deadline;
  rt_wake(connection);
}

rtrpc_code rtrpc_call_start(
  rtrpc_call *call, rtrpc_shape shape, const void *request, size_t length) {
  lock(call);
  begin(call, shape, request, length);
  /* A server may have answered already: what it said is for rtrpc_call_receive to tell. */
  rtrpc_code code = call->state == CALL_ENDED && call->messages == 0 ? call->code : RTRPC_OK;
  unlock(call);
  return code;
}

rtrpc_code rtrpc_call_send(rtrpc_call *call, const void *request, size_t length) {
  lock(call);
  if (call->state == CALL_OPEN && !check_request(call, length)) {
    rt_call_give_up(call, RTRPC_RESOURCE_EXHAUSTED, "the request is larger than the server takes");
    rt_flush(call->connection);
  }
  bool sent = false;
  if (call->state == CALL_OPEN && !call->has_sent_end) {
    send_request(call, request, length, false);
    sent = call->request_left == 0 && !call->is_sending && call->state == CALL_OPEN;
  }
  rtrpc_code code = sent                                                  ? RTRPC_OK
                    : call->state == CALL_ENDED && call->code != RTRPC_OK ? call->code
                                                                          : RTRPC_CANCELLED;
  unlock(call);
  return code;
}

void rtrpc_call_send_end(rtrpc_call *call) {
  lock(call);
  if (call->state == CALL_OPEN && !call->has_sent_end) {
    call->has_sent_end = true;
    rt_header_write(&call->connection->out, 0, call->stream, RT_MESSAGE, RT_END);
    rt_flush(call->connection);
  }
  unlock(call);
}

/* ---- Receiving ---- */

static bool pop(rtrpc_call *call, rtrpc_message *message) {
  rt_received *received = call->first;
  if (!received) return false;
  call->first = received->next;
  if (!call->first) call->last = NULL;
  *message = received->message;
  if (received->cost > 0) {
    rt_give_back(call->connection, call, received->cost);
    if (rt_buffer_length(&call->connection->out) > 0) rt_flush(call->connection);
  }
  free(received);
  return true;
}

static bool has_one_response(const rtrpc_call *call) {
  return call->shape == RTRPC_UNARY || call->shape == RTRPC_CLIENT_STREAMING;
}

static bool receive(rtrpc_call *call, rtrpc_message *message) {
  *message = (rtrpc_message){0};
  /* Whether the one response counts is known at the end. */
  while (call->state == CALL_OPEN && (has_one_response(call) || !call->first))
    await_change(call);
  if (has_one_response(call) && call->code != RTRPC_OK) return false;
  return pop(call, message);
}

rtrpc_code rtrpc_call_unary(
  rtrpc_call *call, const void *request, size_t length, rtrpc_message *response) {
  *response = (rtrpc_message){0};
  lock(call);
  begin(call, RTRPC_UNARY, request, length);
  receive(call, response);
  rtrpc_code code = call->code;
  unlock(call);
  return code;
}

bool rtrpc_call_receive(rtrpc_call *call, rtrpc_message *message) {
  lock(call);
  bool found = receive(call, message);
  unlock(call);
  return found;
}

const rtrpc_metadata *rtrpc_call_wait_metadata(rtrpc_call *call) {
  lock(call);
  while (call->state == CALL_OPEN && !call->has_metadata && !call->has_message)
    await_change(call);
  const rtrpc_metadata *initial = call->initial;
  unlock(call);
  return initial;
}

rtrpc_code rtrpc_call_wait(rtrpc_call *call) {
  rtrpc_message message;
  lock(call);
  while (receive(call, &message))
    rtrpc_message_clear(&message);
  rtrpc_code code = call->code;
  unlock(call);
  return code;
}

rtrpc_code rtrpc_call_code(rtrpc_call *call) {
  lock(call);
  rtrpc_code code = call->code;
  unlock(call);
  return code;
}

const char *rtrpc_call_text(rtrpc_call *call) {
  lock(call);
  const char *text = call->text ? call->text : "";
  unlock(call);
  return text;
}

const rtrpc_metadata *rtrpc_call_trailing_metadata(rtrpc_call *call) {
  lock(call);
  const rtrpc_metadata *trailing = call->trailing;
  unlock(call);
  return trailing;
}

bool rtrpc_call_never_seen(rtrpc_call *call) {
  lock(call);
  bool never_seen = call->never_seen;
  unlock(call);
  return never_seen;
}
