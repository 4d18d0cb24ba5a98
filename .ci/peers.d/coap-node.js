// A small application on the library coap-node: node coap-node.js HOST PORT ENDPOINT LIFETIME
// Lines on standard input: "set /3303/0/5700 VALUE", "quit".
const network = require('network');

// The library asks for the active interface; here that is the loopback.
network.get_active_interface = (done) =>
  setImmediate(() => done(null, { name: 'lo', ip_address: '127.0.0.1', gateway_ip: '127.0.0.1', mac_address: '02:00:00:00:00:01' }));

const CoapNode = require('coap-node');
const SmartObject = require('smartobject');
const readline = require('readline');

const [host, port, endpoint, lifetime] = process.argv.slice(2);
const objects = new SmartObject();
objects.init('temperature', 0, { sensorValue: 21, units: 'Cel' });
const node = new CoapNode(endpoint, objects, { lifetime: Number(lifetime) });
node.on('error', (error) => console.log('error', error.message));
node.register(host, Number(port), (error, answer) => console.log('register', error ? error.message : answer.status));

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, , value] = line.split(' ');
  if (word === 'set') {
    objects.write('temperature', 0, 'sensorValue', Number(value), () => {});
  } else if (word === 'quit') {
    node.deregister(() => process.exit(0));
    setTimeout(() => process.exit(0), 1500);
  }
});
