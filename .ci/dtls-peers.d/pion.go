// A DTLS 1.2 peer on pion/dtls 2.
// pion server|client PORT SUITE psk HEX IDENTITY | cert CA CERTIFICATE KEY
// The server echoes. The client connects twice, the second time with the session of the first, and says the line in SAY.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"log"
	"net"
	"os"
	"time"

	"github.com/pion/dtls/v2"
)

type sessions map[string]dtls.Session

func (kept sessions) Set(key []byte, session dtls.Session) error { kept[string(key)] = session; return nil }
func (kept sessions) Get(key []byte) (dtls.Session, error)       { return kept[string(key)], nil }
func (kept sessions) Del(key []byte) error                       { delete(kept, string(key)); return nil }

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal("failed: ", err)
	}
	return value
}

func config(words []string) *dtls.Config {
	suite := map[string]dtls.CipherSuiteID{
		"PSK-CCM8":   dtls.TLS_PSK_WITH_AES_128_CCM_8,
		"ECDSA-CCM8": dtls.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8,
	}[words[3]]
	made := &dtls.Config{
		CipherSuites:         []dtls.CipherSuiteID{suite},
		ExtendedMasterSecret: dtls.RequestExtendedMasterSecret,
		ServerName:           "localhost",
		SessionStore:         sessions{},
		ConnectContextMaker:  func() (context.Context, func()) { return context.WithTimeout(context.Background(), 5*time.Second) },
	}
	if words[4] == "psk" {
		key := must(hex.DecodeString(words[5]))
		made.PSK = func([]byte) ([]byte, error) { return key, nil }
		made.PSKIdentityHint = []byte(words[6])
		return made
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(must(os.ReadFile(words[5])))
	made.Certificates = []tls.Certificate{must(tls.LoadX509KeyPair(words[6], words[7]))}
	made.RootCAs, made.ClientCAs, made.ClientAuth = pool, pool, dtls.RequireAndVerifyClientCert
	return made
}

func serve(address *net.UDPAddr, made *dtls.Config) {
	listener := must(dtls.Listen("udp", address, made))
	fmt.Println("bound")
	for {
		peer, err := listener.Accept()
		if err != nil {
			fmt.Println("failed:", err)
			continue
		}
		fmt.Println("connected")
		go func() {
			buffer := make([]byte, 4096)
			for {
				length, err := peer.Read(buffer)
				if err != nil {
					return
				}
				fmt.Printf("got %s", buffer[:length])
				peer.Write(buffer[:length])
			}
		}()
	}
}

func main() {
	log.SetFlags(0)
	words := os.Args
	address := must(net.ResolveUDPAddr("udp", "127.0.0.1:"+words[2]))
	made := config(words)
	if words[1] == "server" {
		serve(address, made)
	}
	for round := 0; round < 2; round++ {
		peer := must(dtls.Dial("udp", address, made))
		fmt.Println("connected")
		peer.Write([]byte(os.Getenv("SAY") + "\n"))
		peer.SetReadDeadline(time.Now().Add(2 * time.Second))
		buffer := make([]byte, 4096)
		length, _ := peer.Read(buffer)
		fmt.Printf("got %s", buffer[:length])
		peer.Close()
	}
}
