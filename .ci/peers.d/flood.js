// A device that registers, and then sends as much as it can for forty seconds: node flood.js KIND HOST PORT ENDPOINT
'use strict';
const dgram = require('node:dgram');
const [kind, host, port, endpoint] = process.argv.slice(2);
const SECONDS = 40;
const AT_ONCE = 64;

let messageId = 1;

// An option of CoAP (RFC 7252 3.1) with a delta below 13 and a value below 269 octets.
const option = (delta, value) => {
  const octets = Buffer.from(value);
  return octets.length < 13
    ? Buffer.concat([Buffer.from([(delta << 4) | octets.length]), octets])
    : Buffer.concat([Buffer.from([(delta << 4) | 13, octets.length - 13]), octets]);
};

const register = (name, links) => {
  messageId = (messageId + 1) & 0xffff;
  return Buffer.concat([
    Buffer.from([0x41, 0x02, messageId >> 8, messageId & 0xff, 0x2a]),
    option(11, 'rd'), option(1, Buffer.from([40])), option(3, `ep=${name}`), option(0, 'lt=300'), option(0, 'lwm2m=1.0'), option(0, 'b=U'),
    Buffer.from([0xff]), Buffer.from(links),
  ]);
};

const links = '</1/0>,</3/0>';
const many = Array.from({ length: 4000 }, (_, one) => `</3303/${one}>`).join(',');
const made = {
  noise: () => Buffer.alloc(40, 0xff),
  large: () => Buffer.alloc(60000, 0xff),
  pings: () => Buffer.from([0x40, 0x00, (messageId = (messageId + 1) & 0xffff) >> 8, messageId & 0xff]),
  registers: () => register(`${endpoint}-${messageId}`, links),
  links: () => register(`${endpoint}-${messageId}`, many),
  options: () => Buffer.concat([Buffer.from([0x51, 0x45, (messageId = (messageId + 1) & 0xffff) >> 8, messageId & 0xff, 0x2a]), Buffer.alloc(30000, 0)]),
}[kind];
if (!made) {
  console.error(`flood.js: no flood is called ${kind}`);
  process.exit(2);
}

const socket = dgram.createSocket('udp4');
let flooding = false;
let sent = 0;

const flood = () => {
  if (Date.now() > ends) {
    console.log(`${sent} sent`);
    return;
  }

  let open = AT_ONCE;
  for (let one = 0; one < AT_ONCE; one++) {
    socket.send(made(), port, host, () => {
      sent++;
      if (--open === 0) {
        setImmediate(flood);
      }
    });
  }
};

let ends;
socket.on('message', (message) => {
  // The first answer to the registration; requests of the server are not answered.
  if (!flooding && message[1] === 0x41) {
    flooding = true;
    ends = Date.now() + SECONDS * 1000;
    flood();
  }
});
socket.send(register(endpoint, links), port, host);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
