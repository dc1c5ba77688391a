/* Mutual TLS 1.3 with certificates that name services. */
#include "peer.h"

#ifdef RTRPC_WITH_TLS
#include <openssl/err.h>
#include <openssl/ssl.h>

typedef struct tls_server {
  const char *certificate;
  /* 0: TLS 1.3 and what comes before it. */
  int highest_version;
  /* Refuses clients of other authorities than this. */
  const char *client_authority;
  int goaway_reason;
} tls_server;

static const char *file(const char *name, const char *ending, char *path, size_t size) {
  snprintf(path, size, "%s/%s.%s", TEST_PKI, name, ending);
  return path;
}

static bool accept_tls(peer *peer) {
  const tls_server *server = peer->context;
  char path[300];
  SSL_CTX *context = SSL_CTX_new(TLS_server_method());
  CHECK(SSL_CTX_use_certificate_file(
          context, file(server->certificate, "pem", path, sizeof path), SSL_FILETYPE_PEM) == 1);
  CHECK(SSL_CTX_use_PrivateKey_file(
          context, file(server->certificate, "key", path, sizeof path), SSL_FILETYPE_PEM) == 1);
  CHECK(SSL_CTX_load_verify_locations(
          context, file(server->client_authority, "pem", path, sizeof path), NULL) == 1);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
  if (server->highest_version) SSL_CTX_set_max_proto_version(context, server->highest_version);
  SSL *ssl = SSL_new(context);
  SSL_CTX_free(context);
  SSL_set_fd(ssl, peer->socket);
  peer->tls = ssl;
  bool accepted = SSL_accept(ssl) == 1;
  ERR_clear_error();
  return accepted;
}

static void serves(peer *peer) {
  if (!accept_tls(peer)) return;
  if (!peer_read(peer)) return;
  tls_server *server = peer->context;
  if (peer->header.type == RT_GOAWAY) {
    server->goaway_reason = peer->payload[4];
    CHECK(!peer_read(peer));
    return;
  }
  rt_buffer out = {0};
  rt_hello_write(&out, &peer_limits);
  peer_send(peer, out.data, rt_buffer_length(&out));
  rt_buffer_free(&out);
  while (peer_read(peer)) {
    if (peer->header.type != RT_OPEN) continue;
    uint8_t *echo = malloc(30000);
    memset(echo, 7, 30000);
    peer_status(peer, peer->header.stream, RTRPC_OK, echo, 30000);
    free(echo);
  }
}

static rtrpc_connection *connect_tls(
  peer *peer, tls_server *server, const char *client, rtrpc_error *error) {
  char ca[300], certificate[300], key[300];
  if (!server->client_authority) server->client_authority = "ca";
  rtrpc_tls tls = {.ca_file = file("ca", "pem", ca, sizeof ca),
    .certificate_file = file(client, "pem", certificate, sizeof certificate),
    .key_file = file(client, "key", key, sizeof key),
    .service = "collector"};
  rtrpc_connection_options options;
  rtrpc_connection_options_init(&options);
  options.tls = &tls;
  return rtrpc_connect_socket(peer_start(peer, serves, server), &options, error);
}

static void calls_work(const char *certificate) {
  peer peer;
  rtrpc_error error;
  tls_server server = {.certificate = certificate};
  rtrpc_connection *connection = connect_tls(&peer, &server, "client", &error);
  if (!connection) test_failed(__FILE__, __LINE__, error.text);
  CHECK(strcmp(rtrpc_connection_peer(connection), "collector") == 0);
  uint8_t request[30000] = {0};
  for (int i = 0; i < 50; i++) {
    rtrpc_call *call = rtrpc_call_new(connection, "a/B", NULL);
    rtrpc_message response;
    CHECK(rtrpc_call_unary(call, request, sizeof request, &response) == RTRPC_OK &&
          response.length == 30000);
    rtrpc_message_clear(&response);
    rtrpc_call_free(call);
  }
  rtrpc_connection_close(connection);
  peer_join(&peer);
}

static void calls_work_over_mutual_tls(void) { calls_work("collector"); }

static void other_names_of_a_certificate_are_passed_over(void) { calls_work("with-others"); }

static void refused(
  tls_server server, const char *client, rtrpc_code code, const char *text, int goaway_reason) {
  peer peer;
  rtrpc_error error = {0};
  CHECK(connect_tls(&peer, &server, client, &error) == NULL);
  if (error.code != code || !strstr(error.text, text)) test_failed(__FILE__, __LINE__, error.text);
  peer_join(&peer);
  CHECK(server.goaway_reason == goaway_reason);
}

static void a_certificate_must_name_the_service(void) {
  refused((tls_server){.certificate = "client"}, "client", RTRPC_UNAUTHENTICATED, "another service",
    RT_IDENTITY);
  refused((tls_server){.certificate = "nameless"}, "client", RTRPC_UNAUTHENTICATED, "no service",
    RT_IDENTITY);
  refused((tls_server){.certificate = "two-names"}, "client", RTRPC_UNAUTHENTICATED, "no service",
    RT_IDENTITY);
  refused((tls_server){.certificate = "malformed"}, "client", RTRPC_UNAUTHENTICATED, "no service",
    RT_IDENTITY);
}

static void a_certificate_of_a_stranger_is_not_believed(void) {
  refused(
    (tls_server){.certificate = "unbelieved"}, "client", RTRPC_UNAUTHENTICATED, "not believed", 0);
}

static void older_versions_are_not_spoken(void) {
  refused((tls_server){.certificate = "collector", .highest_version = TLS1_2_VERSION}, "client",
    RTRPC_UNAVAILABLE, "TLS", 0);
}

static void a_server_that_does_not_believe_us_is_reported(void) {
  refused((tls_server){.certificate = "collector", .client_authority = "stranger"}, "client",
    RTRPC_UNAUTHENTICATED, "alert", 0);
}

static void files_that_cannot_be_read_are_named(void) {
  refused(
    (tls_server){.certificate = "collector"}, "missing", RTRPC_INVALID_ARGUMENT, "missing.pem", 0);
}

const test tls_tests[] = {{"calls work over mutual TLS", calls_work_over_mutual_tls},
  {"other names of a certificate are passed over", other_names_of_a_certificate_are_passed_over},
  {"a certificate must name the service", a_certificate_must_name_the_service},
  {"a certificate of a stranger is not believed", a_certificate_of_a_stranger_is_not_believed},
  {"older versions are not spoken", older_versions_are_not_spoken},
  {"a server that does not believe us is reported", a_server_that_does_not_believe_us_is_reported},
  {"files that cannot be read are named", files_that_cannot_be_read_are_named}, {NULL, NULL}};

#else

static void reads_nothing(peer *peer) { CHECK(!peer_read(peer)); }

static void asking_for_tls_is_refused(void) {
  peer peer;
  rtrpc_tls tls = {.ca_file = "ca", .certificate_file = "certificate", .key_file = "key"};
  rtrpc_connection_options options;
  rtrpc_connection_options_init(&options);
  options.tls = &tls;
  rtrpc_error error;
  CHECK(rtrpc_connect_socket(peer_start(&peer, reads_nothing, NULL), &options, &error) == NULL);
  CHECK(error.code == RTRPC_UNIMPLEMENTED && !rtrpc_has_tls());
  peer_join(&peer);
}

const test tls_tests[] = {{"asking for TLS is refused", asking_for_tls_is_refused}, {NULL, NULL}};
#endif
