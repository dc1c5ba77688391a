#include <stdlib.h>
#include <string.h>

#include "connection.h"

/* Above this, parts of messages wait for the socket. */
static const size_t output_enough = 256 * 1024;
/* Above this, further messages that take several frames do not begin (PROTOCOL.md section 7). */
static const size_t unfinished_enough = 16 * 1024 * 1024;
/* 150 CANCELs at once, and 150 more spread over 30 s (PROTOCOL.md section 9.3). */
static const int64_t cancel_period = INT64_C(30000000000), cancel_cost = INT64_C(200000000);

/* ---- The table ---- */

static size_t bucket_of(const rtrpc_connection *connection, uint32_t stream) {
  return (stream >> 1) & (connection->table_size - 1);
}

static bool grow_table(rtrpc_connection *connection) {
  size_t size = connection->table_size ? connection->table_size * 2 : 64;
  rtrpc_call **table = calloc(size, sizeof *table);
  if (!table) return connection->table_size > 0;
  free(connection->table);
  connection->table = table;
  connection->table_size = size;
  for (rtrpc_call *call = connection->calls; call; call = call->next) {
    size_t bucket = bucket_of(connection, call->stream);
    call->in_bucket = table[bucket];
    table[bucket] = call;
  }
  return true;
}

bool rt_call_enter(rtrpc_call *call) {
  rtrpc_connection *connection = call->connection;
  if (connection->open_calls >= connection->table_size && !grow_table(connection)) return false;
  size_t bucket = bucket_of(connection, call->stream);
  call->in_bucket = connection->table[bucket];
  connection->table[bucket] = call;
  call->previous = NULL;
  call->next = connection->calls;
  if (call->next) call->next->previous = call;
  connection->calls = call;
  connection->open_calls++;
  call->state = CALL_OPEN;
  return true;
}

rtrpc_call *rt_call_find(rtrpc_connection *connection, uint32_t stream) {
  if (connection->table_size == 0) return NULL;
  rtrpc_call *call = connection->table[bucket_of(connection, stream)];
  while (call && call->stream != stream)
    call = call->in_bucket;
  return call;
}

static void leave(rtrpc_call *call) {
  rtrpc_connection *connection = call->connection;
  rtrpc_call **link = &connection->table[bucket_of(connection, call->stream)];
  while (*link != call)
    link = &(*link)->in_bucket;
  *link = call->in_bucket;
  if (call->previous) call->previous->next = call->next;
  else connection->calls = call->next;
  if (call->next) call->next->previous = call->previous;
  connection->open_calls--;
}

static void leave_queue(rtrpc_call *call) {
  rtrpc_connection *connection = call->connection;
  rtrpc_call *before = NULL, *at = connection->first_waiting;
  while (at && at != call)
    before = at, at = at->next_waiting;
  if (!at) return;
  if (before) before->next_waiting = call->next_waiting;
  else connection->first_waiting = call->next_waiting;
  if (connection->last_waiting == call) connection->last_waiting = before;
}

/* ---- Ends ---- */

void rt_call_end(
  rtrpc_call *call, rtrpc_code code, const char *text, size_t length, bool never_seen) {
  rtrpc_connection *connection = call->connection;
  if (call->state == CALL_ENDED) return;
  if (call->state == CALL_WAITING) leave_queue(call);
  if (call->state == CALL_OPEN) {
    rt_sender_remove(call);
    leave(call);
  }
  call->state = CALL_ENDED;
  call->code = code;
  call->never_seen = never_seen;
  call->text = malloc(length + 1);
  if (call->text) {
    memcpy(call->text, text, length);
    call->text[length] = 0;
  }
  rt_buffer_free(&call->unfinished);
  /* A closed stream's bytes are given back at once; what the application has not read stays
   * readable. */
  for (rt_received *received = call->first; received; received = received->next) {
    rt_give_back(connection, NULL, received->cost);
    received->cost = 0;
  }
  pthread_cond_broadcast(&call->changed);
  rt_admit(connection);
  /* The connection's thread closes it then. */
  if (connection->is_draining && !connection->calls) rt_wake(connection);
}

/* ---- Giving up ---- */

void rt_allow_cancels(rtrpc_connection *connection) {
  connection->cancel_time = cancel_period;
  connection->cancel_counted_at = rt_now();
}

static bool may_cancel(rtrpc_connection *connection) {
  int64_t now = rt_now();
  connection->cancel_time += now - connection->cancel_counted_at;
  connection->cancel_counted_at = now;
  if (connection->cancel_time > cancel_period) connection->cancel_time = cancel_period;
  if (connection->cancel_time < cancel_cost) return false;
  connection->cancel_time -= cancel_cost;
  return true;
}

/* A server ends a connection with too many CANCELs, and every call on it: rather take no further
   calls on this one, and let the CANCELs follow as they may. */
static void cancel(rtrpc_connection *connection, uint32_t stream) {
  if (rt_buffer_length(&connection->owed_cancels) == 0 && may_cancel(connection)) {
    rt_header_write(&connection->out, 0, stream, RT_CANCEL, 0);
    return;
  }
  rt_buffer_u32(&connection->owed_cancels, stream);
  rt_wake(connection);
  if (connection->is_draining) return;
  rt_goaway_write(&connection->out, RT_DRAIN, "this client has given up many calls");
  rt_connection_drain(connection, "the connection takes no further calls: many were given up");
}

void rt_send_owed_cancels(rtrpc_connection *connection) {
  rt_buffer *owed = &connection->owed_cancels;
  while (rt_buffer_length(owed) > 0 && may_cancel(connection)) {
    rt_header_write(&connection->out, 0, rt_u32(owed->data + owed->begin), RT_CANCEL, 0);
    rt_buffer_take(owed, 4);
  }
}

int64_t rt_next_owed_cancel(const rtrpc_connection *connection) {
  if (rt_buffer_length(&connection->owed_cancels) == 0) return INT64_MAX;
  return connection->cancel_counted_at + cancel_cost - connection->cancel_time;
}

void rt_call_give_up(rtrpc_call *call, rtrpc_code code, const char *text) {
  bool was_open = call->state == CALL_OPEN, was_sent = was_open || call->state == CALL_ENDED;
  rt_call_end(call, code, text, strlen(text), !was_sent);
  if (was_open && call->connection->state == CONNECTION_READY)
    cancel(call->connection, call->stream);
}

void rt_calls_expire(rtrpc_connection *connection) {
  int64_t now = rt_now();
  connection->next_deadline = INT64_MAX;
  for (rtrpc_call *call = connection->calls, *next; call; call = next) {
    next = call->next;
    if (call->deadline <= now) {
      rt_call_give_up(call, RTRPC_DEADLINE_EXCEEDED, "the call's time is up");
    } else if (call->shape != RTRPC_UNARY && call->deadline < connection->next_deadline) {
      connection->next_deadline = call->deadline;
    }
  }
}

/* ---- Credit ---- */

static uint32_t gathered(uint32_t *gathering, uint32_t cost, uint32_t threshold) {
  *gathering += cost;
  if (*gathering < threshold) return 0;
  uint32_t credit = *gathering;
  *gathering = 0;
  return credit;
}

static void write_window(rtrpc_connection *connection, uint32_t stream, uint32_t credit) {
  if (connection->state != CONNECTION_READY) return;
  rt_header_write(&connection->out, 4, stream, RT_WINDOW, 0);
  rt_buffer_u32(&connection->out, credit);
}

void rt_give_back(rtrpc_connection *connection, rtrpc_call *call, uint32_t cost) {
  uint32_t credit =
    gathered(&connection->to_give_back, cost, connection->ours.connection_credit / 4);
  if (credit > 0) {
    connection->receive_credit += credit;
    write_window(connection, 0, credit);
  }
  if (!call || call->state != CALL_OPEN) return;
  credit = gathered(&call->to_give_back, cost, connection->ours.stream_credit / 2);
  if (credit > 0) {
    call->receive_credit += credit;
    if (!call->end_received) write_window(connection, call->stream, credit);
  }
}

/* ---- Sending ---- */

void rt_sender_remove(rtrpc_call *call) {
  rtrpc_connection *connection = call->connection;
  if (!call->is_sending) return;
  connection->unfinished_requests -= call->unfinished_request;
  call->unfinished_request = 0;
  rtrpc_call *before = NULL, *at = connection->first_sender;
  while (at != call)
    before = at, at = at->next_sender;
  if (before) before->next_sender = call->next_sender;
  else connection->first_sender = call->next_sender;
  if (connection->last_sender == call) connection->last_sender = before;
  call->is_sending = false;
}

/* The largest part that credit and frame size allow; -1 when credit allows none. */
static int64_t part_size(const rtrpc_connection *connection, const rtrpc_call *call) {
  int64_t credit =
    connection->send_credit < call->send_credit ? connection->send_credit : call->send_credit;
  int64_t size = (int64_t)call->request_left;
  if (size > connection->theirs.frame) size = connection->theirs.frame;
  if (size > credit - rt_header_length) size = credit - rt_header_length;
  return size < 0 || (size == 0 && call->request_left > 0) ? -1 : size;
}

/* Whether a part of the size may go: one that begins a message and does not end it makes the server
   keep the message, of which it keeps so much at once. */
static bool may_begin(rtrpc_connection *connection, rtrpc_call *call, size_t size) {
  if (size == call->request_left || call->unfinished_request > 0) return true;
  if (connection->unfinished_requests > 0 &&
      connection->unfinished_requests + call->request_left > unfinished_enough)
    return false;
  call->unfinished_request = call->request_left;
  connection->unfinished_requests += call->request_left;
  return true;
}

static void send_part(rtrpc_connection *connection, rtrpc_call *call, size_t size) {
  bool is_last = size == call->request_left;
  uint8_t flags = is_last ? (call->ends_after_request ? RT_END : 0) : RT_MORE;
  rt_header_write(
    &connection->out, (uint32_t)size, call->stream, RT_MESSAGE, (uint8_t)(RT_DATA | flags));
  rt_buffer_append(&connection->out, call->request, size);
  connection->send_credit -= rt_header_length + (int64_t)size;
  call->send_credit -= rt_header_length + (int64_t)size;
  call->request_left -= size;
  if (size > 0) call->request += size;
  if (!is_last) return;
  if (call->ends_after_request) call->has_sent_end = true;
  rt_sender_remove(call);
  pthread_cond_broadcast(&call->changed);
}

void rt_send_parts(rtrpc_connection *connection) {
  bool progress = true;
  while (progress) {
    progress = false;
    rtrpc_call *last = connection->last_sender;
    for (rtrpc_call *call = connection->first_sender, *next; call; call = next) {
      if (rt_buffer_length(&connection->out) >= output_enough) {
        /* The next one to go is the first of the next round. */
        if (call == connection->first_sender) return;
        rtrpc_call *before = connection->first_sender;
        while (before->next_sender != call)
          before = before->next_sender;
        connection->last_sender->next_sender = connection->first_sender;
        connection->first_sender = call;
        connection->last_sender = before;
        before->next_sender = NULL;
        return;
      }
      next = call == last ? NULL : call->next_sender;
      int64_t size = part_size(connection, call);
      if (size < 0 || !may_begin(connection, call, (size_t)size)) continue;
      send_part(connection, call, (size_t)size);
      progress = true;
    }
  }
}
