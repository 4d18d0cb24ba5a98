/* A DTLS 1.2 peer on wolfSSL 5.5.4, with certificates.
   wolfssl server|client PORT SUITE CA CERTIFICATE KEY
   The server echoes the first line of one association. The client connects twice, the second time with the session of the first,
   and says the line in SAY. */
#include <wolfssl/options.h>
#include <wolfssl/ssl.h>

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct sockaddr_in address;
static char buffer[2048];

static int serve(WOLFSSL_CTX *context) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  struct sockaddr_in peer;
  socklen_t length = sizeof peer;
  bind(fd, (void *)&address, sizeof address);
  puts("bound");
  recvfrom(fd, buffer, 1, MSG_PEEK, (void *)&peer, &length);
  connect(fd, (void *)&peer, length);
  WOLFSSL *ssl = wolfSSL_new(context);
  wolfSSL_dtls_set_peer(ssl, &peer, length);
  wolfSSL_set_fd(ssl, fd);
  int code = wolfSSL_accept(ssl);
  if (code != WOLFSSL_SUCCESS) {
    printf("failed: accept %d\n", wolfSSL_get_error(ssl, code));
    return 1;
  }
  printf("connected: %s %s\n", wolfSSL_get_version(ssl), wolfSSL_get_cipher(ssl));
  code = wolfSSL_read(ssl, buffer, sizeof buffer);
  if (code > 0) {
    printf("got %.*s\n", code, buffer);
    wolfSSL_write(ssl, buffer, code);
  }
  wolfSSL_shutdown(ssl);
  return 0;
}

static int connect_twice(WOLFSSL_CTX *context) {
  WOLFSSL_SESSION *session = NULL;
  for (int round = 0; round < 2; round++) {
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    connect(fd, (void *)&address, sizeof address);
    WOLFSSL *ssl = wolfSSL_new(context);
    wolfSSL_dtls_set_peer(ssl, &address, sizeof address);
    wolfSSL_set_fd(ssl, fd);
    if (session) {
      wolfSSL_set_session(ssl, session);
    }
    int code = wolfSSL_connect(ssl);
    if (code != WOLFSSL_SUCCESS) {
      printf("failed: connect %d\n", wolfSSL_get_error(ssl, code));
      return 1;
    }
    printf("connected: %s reused=%d\n", wolfSSL_get_cipher(ssl), wolfSSL_session_reused(ssl));
    snprintf(buffer, sizeof buffer, "%s\n", getenv("SAY"));
    wolfSSL_write(ssl, buffer, (int)strlen(buffer));
    code = wolfSSL_read(ssl, buffer, sizeof buffer);
    printf("got %.*s\n", code > 0 ? code : 0, buffer);
    session = wolfSSL_get1_session(ssl);
    wolfSSL_shutdown(ssl);
    wolfSSL_free(ssl);
    close(fd);
  }
  return 0;
}

int main(int count, char **words) {
  if (count < 7) {
    return 2;
  }
  int is_server = !strcmp(words[1], "server");
  setvbuf(stdout, 0, _IONBF, 0);
  wolfSSL_Init();
  WOLFSSL_CTX *context = wolfSSL_CTX_new(is_server ? wolfDTLSv1_2_server_method() : wolfDTLSv1_2_client_method());
  if (wolfSSL_CTX_load_verify_locations(context, words[4], 0) != WOLFSSL_SUCCESS
      || wolfSSL_CTX_use_certificate_file(context, words[5], WOLFSSL_FILETYPE_PEM) != WOLFSSL_SUCCESS
      || wolfSSL_CTX_use_PrivateKey_file(context, words[6], WOLFSSL_FILETYPE_PEM) != WOLFSSL_SUCCESS
      || wolfSSL_CTX_set_cipher_list(context, words[3]) != WOLFSSL_SUCCESS) {
    puts("failed: files or suite");
    return 1;
  }
  wolfSSL_CTX_set_verify(context, WOLFSSL_VERIFY_PEER | WOLFSSL_VERIFY_FAIL_IF_NO_PEER_CERT, 0);
  address.sin_family = AF_INET;
  address.sin_port = htons((unsigned short)atoi(words[2]));
  inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
  return is_server ? serve(context) : connect_twice(context);
}
