/* What a client does with each frame it receives (PROTOCOL.md sections 5 to 9). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "connection.h"

static const rt_violation fine = {0};
static const rt_violation no_memory = {"this side has no memory left", RT_EXCESSIVE};
enum { pongs_due_max = 1000, explanation_kept = 400 };

static rt_violation broken(const char *text) { return (rt_violation){text, RT_PROTOCOL}; }

static bool has_one_response(const rtrpc_call *call) {
  return call->shape == RTRPC_UNARY || call->shape == RTRPC_CLIENT_STREAMING;
}

static rt_violation check_opened(const rtrpc_connection *connection, uint32_t stream) {
  return stream >= connection->next_stream ? broken("a frame of a stream that was never opened")
                                           : fine;
}

/* ---- Messages ---- */

/* Joins the bytes to the unfinished message. False when that made it too large: the call has an
 * error then. */
static bool join(rtrpc_call *call, const uint8_t *bytes, size_t length, const char **problem) {
  size_t so_far = rt_buffer_length(&call->unfinished);
  *problem = NULL;
  if (length > call->connection->ours.message - so_far)
    *problem = "a response above the announced limit";
  else rt_buffer_append(&call->unfinished, bytes, length);
  return *problem == NULL;
}

/* The unfinished message is complete: the application may read it. */
static bool deliver(rtrpc_call *call, uint32_t cost) {
  rt_received *received = malloc(sizeof *received);
  if (!received || call->unfinished.failed || !rt_buffer_reserve(&call->unfinished, 1)) {
    free(received);
    return false;
  }
  rt_buffer *bytes = &call->unfinished;
  size_t length = rt_buffer_length(bytes);
  uint8_t *data = bytes->data;
  /* Most of a grown buffer may be air. */
  if (bytes->capacity > length + length / 4 + 1024) {
    uint8_t *shrunk = realloc(data, length + 1);
    if (shrunk) data = shrunk;
  }
  *received = (rt_received){.message = {.data = data, .length = length}, .cost = cost};
  *bytes = (rt_buffer){0};
  call->is_unfinished = false;
  if (call->last) call->last->next = received;
  else call->first = received;
  call->last = received;
  call->messages++;
  pthread_cond_broadcast(&call->changed);
  return true;
}

static rt_violation on_end(rtrpc_call *call) {
  if (call->is_unfinished) return broken("END inside a message");
  call->end_received = true;
  return fine;
}

static rt_violation on_data(
  rtrpc_call *call, const rt_header *header, const uint8_t *payload, uint32_t cost) {
  rtrpc_connection *connection = call->connection;
  call->has_message = true;
  const char *problem = NULL;
  if (has_one_response(call) && call->messages > 0) {
    rt_call_give_up(call, RTRPC_INVALID_ARGUMENT, "a second response to a call that has one");
  } else if (!join(call, payload, header->length, &problem)) {
    rt_call_give_up(call, RTRPC_RESOURCE_EXHAUSTED, problem);
  }
  if (call->state == CALL_ENDED) {
    rt_give_back(connection, NULL, cost);
    return fine;
  }
  if (header->flags & RT_MORE) {
    call->is_unfinished = true;
    rt_give_back(connection, call, cost);
    return call->unfinished.failed ? no_memory : fine;
  }
  if (header->flags & RT_END) call->end_received = true;
  bool at_once = has_one_response(call);
  if (!deliver(call, at_once ? 0 : cost)) return no_memory;
  if (at_once) rt_give_back(connection, call, cost);
  return fine;
}

static rt_violation on_message(
  rtrpc_connection *connection, const rt_header *header, const uint8_t *payload) {
  rtrpc_call *call = rt_call_find(connection, header->stream);
  if (!call) {
    rt_violation violation = check_opened(connection, header->stream);
    if (violation.text || !(header->flags & RT_DATA)) return violation;
  } else if (call->end_received) {
    return broken("MESSAGE after END");
  } else if (!(header->flags & RT_DATA)) {
    return on_end(call);
  }
  uint32_t cost = rt_header_length + header->length;
  if (cost > connection->receive_credit || (call && cost > call->receive_credit)) {
    return (rt_violation){"MESSAGE above the credit", RT_FLOW_CONTROL};
  }
  connection->receive_credit -= cost;
  if (call) {
    call->receive_credit -= cost;
    return on_data(call, header, payload, cost);
  }
  rt_give_back(connection, NULL, cost);
  return fine;
}

/* ---- The end of a call ---- */

/* Errors of a call that its STATUS brings need no CANCEL: the stream is closed. */
static void end_without_cancel(rtrpc_call *call, rtrpc_code code, const char *text) {
  rt_call_end(call, code, text, strlen(text), false);
}

static rt_violation end_by_status(rtrpc_call *call, rt_status *status, uint8_t flags) {
  if (flags & RT_DATA) {
    if (call->end_received) return broken("STATUS with DATA after END");
    bool counts = !has_one_response(call) || status->code == RTRPC_OK;
    if (counts && has_one_response(call) && call->messages > 0) {
      return end_without_cancel(
               call, RTRPC_INVALID_ARGUMENT, "a second response to a call that has one"),
             fine;
    }
    const char *problem = NULL;
    if (counts && !join(call, status->data, status->data_length, &problem)) {
      return end_without_cancel(call, RTRPC_RESOURCE_EXHAUSTED, problem), fine;
    }
    if (counts && !deliver(call, 0)) return no_memory;
  } else if (status->code == RTRPC_OK && call->is_unfinished) {
    return broken("STATUS of code 0 inside a message");
  }
  call->trailing = status->metadata;
  status->metadata = NULL;
  if (status->code == RTRPC_OK && has_one_response(call) && call->messages == 0) {
    return end_without_cancel(call, RTRPC_INTERNAL, "the call succeeded without a response"), fine;
  }
  rt_call_end(call, status->code, (const char *)status->text, status->text_length, false);
  return fine;
}

static rt_violation on_status(
  rtrpc_connection *connection, const rt_header *header, const uint8_t *payload) {
  rtrpc_call *call = rt_call_find(connection, header->stream);
  if (!call) return check_opened(connection, header->stream);
  rt_status status;
  rt_violation violation = rt_status_read(payload, header->length, header->flags, &status);
  if (violation.text) return violation;
  violation = end_by_status(call, &status, header->flags);
  rtrpc_metadata_free(status.metadata);
  return violation;
}

static rt_violation on_metadata(
  rtrpc_connection *connection, const rt_header *header, const uint8_t *payload) {
  rtrpc_call *call = rt_call_find(connection, header->stream);
  if (!call) return check_opened(connection, header->stream);
  if (call->has_metadata) return broken("a second METADATA of a stream");
  if (call->has_message || call->end_received) return broken("METADATA after a MESSAGE");
  rt_violation violation = rt_metadata_read(payload, header->length, &call->initial);
  if (violation.text) return violation;
  call->has_metadata = true;
  pthread_cond_broadcast(&call->changed);
  return fine;
}

/* ---- The connection ---- */

static rt_violation on_window(
  rtrpc_connection *connection, const rt_header *header, const uint8_t *payload) {
  uint32_t credit = rt_u32(payload);
  rtrpc_call *call = header->stream ? rt_call_find(connection, header->stream) : NULL;
  if (header->stream && !call) {
    rt_violation violation = check_opened(connection, header->stream);
    if (violation.text) return violation;
  }
  if (credit == 0 || credit > RT_MAX31)
    return (rt_violation){"WINDOW of no legal credit", RT_FLOW_CONTROL};
  if (header->stream && !call) return fine;
  int64_t *balance = call ? &call->send_credit : &connection->send_credit;
  *balance += credit;
  return *balance > RT_MAX31 ? (rt_violation){"WINDOW above the largest credit", RT_FLOW_CONTROL}
                             : fine;
}

static rt_violation on_ping(rtrpc_connection *connection, const uint8_t *payload) {
  if (rt_buffer_length(&connection->pongs) >= pongs_due_max * 8) {
    return (rt_violation){"more PINGs than can be answered", RT_EXCESSIVE};
  }
  rt_buffer_append(&connection->pongs, payload, 8);
  return connection->pongs.failed ? no_memory : fine;
}

/* Our PINGs carry their number, and PONGs come in their order. */
static rt_violation on_pong(rtrpc_connection *connection, const uint8_t *payload) {
  uint64_t number = (uint64_t)rt_u32(payload) << 32 | rt_u32(payload + 4);
  if (connection->pongs_received == connection->pings_sent ||
      number != connection->pongs_received + 1) {
    return broken("PONG that answers no PING");
  }
  connection->pongs_received = number;
  pthread_cond_broadcast(&connection->changed);
  return fine;
}

static rt_violation on_goaway(
  rtrpc_connection *connection, const rt_header *header, const uint8_t *payload) {
  rt_goaway goaway;
  rt_violation violation = rt_goaway_read(payload, header->length, &goaway);
  if (violation.text) return violation;
  int length = goaway.text_length > explanation_kept ? explanation_kept : (int)goaway.text_length;
  /* Not in the middle of a character. */
  while (length > 0 && (size_t)length < goaway.text_length && (goaway.text[length] & 0xC0) == 0x80)
    length--;
  const char *verb = goaway.reason == RT_DRAIN ? "takes no further calls" : "ended the connection";
  char text[explanation_kept + 64];
  snprintf(text, sizeof text, "the server %s: %.*s", verb, length, (const char *)goaway.text);
  if (!connection->is_draining || goaway.last_stream < connection->goaway_last) {
    connection->goaway_last = goaway.last_stream;
  }
  rt_connection_drain(connection, text);
  for (rtrpc_call *call = connection->calls, *next; call; call = next) {
    next = call->next;
    if (call->stream > connection->goaway_last)
      rt_call_end(call, RTRPC_UNAVAILABLE, text, strlen(text), true);
  }
  bool shaking = connection->state == CONNECTION_SHAKING;
  if (goaway.reason != RT_DRAIN || shaking) {
    bool refused = shaking && goaway.reason == RT_IDENTITY;
    rt_connection_end(connection, refused ? RTRPC_UNAUTHENTICATED : RTRPC_UNAVAILABLE, text);
  }
  return fine;
}

static rt_violation on_hello(
  rtrpc_connection *connection, const rt_header *header, const uint8_t *payload) {
  if (connection->state != CONNECTION_SHAKING) return broken("a second HELLO");
  rt_violation violation = rt_hello_read(payload, header->length, &connection->theirs);
  if (violation.text) return violation;
  connection->send_credit = connection->theirs.connection_credit;
  connection->state = CONNECTION_READY;
  return fine;
}

rt_violation rt_frame_received(
  rtrpc_connection *connection, const rt_header *header, const uint8_t *payload) {
  if (header->type == RT_OPEN || header->type == RT_CANCEL)
    return broken("a frame that servers do not send");
  if (connection->state == CONNECTION_SHAKING && header->type != RT_HELLO &&
      header->type != RT_GOAWAY) {
    return broken("a frame before HELLO");
  }
  switch ((rt_type)header->type) {
  case RT_HELLO: return on_hello(connection, header, payload);
  case RT_MESSAGE: return on_message(connection, header, payload);
  case RT_STATUS: return on_status(connection, header, payload);
  case RT_METADATA: return on_metadata(connection, header, payload);
  case RT_WINDOW: return on_window(connection, header, payload);
  case RT_PING: return on_ping(connection, payload);
  case RT_PONG: return on_pong(connection, payload);
  case RT_GOAWAY: return on_goaway(connection, header, payload);
  default: return broken("a frame that servers do not send");
  }
}
