/* A DTLS 1.2 peer on Mbed TLS 2.28.
   mbedtls server|client PORT SUITE psk HEX IDENTITY | cert CA CERTIFICATE KEY
   The server echoes the first line of each association. The client connects twice, the second time with the session of the first,
   and says the line in SAY. */
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/error.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/ssl.h>
#include <mbedtls/ssl_cache.h>
#include <mbedtls/ssl_cookie.h>
#include <mbedtls/timing.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HOST "127.0.0.1"
#define NEED(call) do { int code = (call); if (code) { return failed(#call, code); } } while (0)

static mbedtls_ssl_config conf;
static mbedtls_ssl_context ssl;
static mbedtls_timing_delay_context timer;
static mbedtls_net_context bound, peer;
static unsigned char buffer[2048];

static int failed(const char *what, int code) {
  char text[100];
  mbedtls_strerror(code, text, sizeof text);
  printf("failed: %s: %s\n", what, text);
  return 1;
}

static int shake(void) {
  int code;
  do {
    code = mbedtls_ssl_handshake(&ssl);
  } while (code == MBEDTLS_ERR_SSL_WANT_READ || code == MBEDTLS_ERR_SSL_WANT_WRITE);
  return code;
}

static int serve(const char *port) {
  NEED(mbedtls_net_bind(&bound, HOST, port, MBEDTLS_NET_PROTO_UDP));
  puts("bound");
  for (;;) {
    unsigned char address[16];
    size_t length;
    mbedtls_net_free(&peer);
    mbedtls_ssl_session_reset(&ssl);
    NEED(mbedtls_net_accept(&bound, &peer, address, sizeof address, &length));
    NEED(mbedtls_ssl_set_client_transport_id(&ssl, address, length));
    mbedtls_ssl_set_bio(&ssl, &peer, mbedtls_net_send, mbedtls_net_recv, mbedtls_net_recv_timeout);
    int code = shake();
    if (code == MBEDTLS_ERR_SSL_HELLO_VERIFY_REQUIRED) {
      continue;
    }
    if (code) {
      failed("handshake", code);
      continue;
    }
    printf("connected: %s\n", mbedtls_ssl_get_ciphersuite(&ssl));
    code = mbedtls_ssl_read(&ssl, buffer, sizeof buffer);
    if (code > 0) {
      printf("got %.*s\n", code, buffer);
      mbedtls_ssl_write(&ssl, buffer, (size_t)code);
    }
    mbedtls_ssl_close_notify(&ssl);
  }
}

static int connect_twice(const char *port, int uses_certificates) {
  mbedtls_ssl_session session;
  mbedtls_ssl_session_init(&session);
  for (int round = 0; round < 2; round++) {
    NEED(mbedtls_net_connect(&peer, HOST, port, MBEDTLS_NET_PROTO_UDP));
    if (uses_certificates) {
      NEED(mbedtls_ssl_set_hostname(&ssl, "localhost"));
    }
    if (round > 0) {
      NEED(mbedtls_ssl_set_session(&ssl, &session));
    }
    mbedtls_ssl_set_bio(&ssl, &peer, mbedtls_net_send, mbedtls_net_recv, mbedtls_net_recv_timeout);
    NEED(shake());
    NEED(mbedtls_ssl_get_session(&ssl, &session));
    printf("connected: %s\n", mbedtls_ssl_get_ciphersuite(&ssl));
    snprintf((char *)buffer, sizeof buffer, "%s\n", getenv("SAY"));
    mbedtls_ssl_write(&ssl, buffer, strlen((char *)buffer));
    mbedtls_ssl_conf_read_timeout(&conf, 2000);
    int length = mbedtls_ssl_read(&ssl, buffer, sizeof buffer);
    printf("got %.*s\n", length > 0 ? length : 0, buffer);
    mbedtls_ssl_close_notify(&ssl);
    mbedtls_net_free(&peer);
    mbedtls_ssl_session_reset(&ssl);
  }
  return 0;
}

int main(int count, char **words) {
  int is_server = count > 6 && !strcmp(words[1], "server");
  int uses_certificates = count > 6 && !strcmp(words[4], "cert");
  if (count < 7) {
    return 2;
  }
  setvbuf(stdout, 0, _IONBF, 0);

  mbedtls_entropy_context entropy;
  mbedtls_ctr_drbg_context random;
  mbedtls_ssl_cookie_ctx cookies;
  mbedtls_ssl_cache_context cache;
  mbedtls_x509_crt ca, own;
  mbedtls_pk_context key;
  mbedtls_ssl_config_init(&conf);
  mbedtls_ssl_init(&ssl);
  mbedtls_entropy_init(&entropy);
  mbedtls_ctr_drbg_init(&random);
  mbedtls_net_init(&bound);
  mbedtls_net_init(&peer);
  mbedtls_ssl_cookie_init(&cookies);
  mbedtls_ssl_cache_init(&cache);
  mbedtls_x509_crt_init(&ca);
  mbedtls_x509_crt_init(&own);
  mbedtls_pk_init(&key);

  NEED(mbedtls_ctr_drbg_seed(&random, mbedtls_entropy_func, &entropy, 0, 0));
  NEED(mbedtls_ssl_config_defaults(&conf, is_server, MBEDTLS_SSL_TRANSPORT_DATAGRAM, 0));
  mbedtls_ssl_conf_rng(&conf, mbedtls_ctr_drbg_random, &random);
  mbedtls_ssl_conf_min_version(&conf, 3, 3);
  int suites[2] = {mbedtls_ssl_get_ciphersuite_id(words[3]), 0};
  mbedtls_ssl_conf_ciphersuites(&conf, suites);
  if (uses_certificates) {
    NEED(mbedtls_x509_crt_parse_file(&ca, words[5]));
    NEED(mbedtls_x509_crt_parse_file(&own, words[6]));
    NEED(mbedtls_pk_parse_keyfile(&key, words[7], 0));
    mbedtls_ssl_conf_ca_chain(&conf, &ca, 0);
    NEED(mbedtls_ssl_conf_own_cert(&conf, &own, &key));
    mbedtls_ssl_conf_authmode(&conf, MBEDTLS_SSL_VERIFY_REQUIRED);
  } else {
    unsigned char psk[64];
    size_t length = strlen(words[5]) / 2;
    for (size_t at = 0; at < length; at++) {
      unsigned octet;
      sscanf(words[5] + 2 * at, "%2x", &octet);
      psk[at] = (unsigned char)octet;
    }
    NEED(mbedtls_ssl_conf_psk(&conf, psk, length, (unsigned char *)words[6], strlen(words[6])));
  }
  if (is_server) {
    NEED(mbedtls_ssl_cookie_setup(&cookies, mbedtls_ctr_drbg_random, &random));
    mbedtls_ssl_conf_dtls_cookies(&conf, mbedtls_ssl_cookie_write, mbedtls_ssl_cookie_check, &cookies);
    mbedtls_ssl_conf_session_cache(&conf, &cache, mbedtls_ssl_cache_get, mbedtls_ssl_cache_set);
  }
  NEED(mbedtls_ssl_setup(&ssl, &conf));
  mbedtls_ssl_set_timer_cb(&ssl, &timer, mbedtls_timing_set_delay, mbedtls_timing_get_delay);
  return is_server ? serve(words[2]) : connect_twice(words[2], uses_certificates);
}
