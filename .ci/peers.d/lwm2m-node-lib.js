// A small application on the library lwm2m-node-lib: node lwm2m-node-lib.js HOST PORT ENDPOINT LIFETIME
// It holds a Server and a Device object, keeps what is written, obeys the update trigger and refreshes its registration; it reboots by ending with 75.
// Lines on standard input: "set /OBJECT/INSTANCE/RESOURCE VALUE", "quit".
const { client } = require('lwm2m-node-lib');
const defaults = require('lwm2m-node-lib/config').client;
const readline = require('readline');

const [host, port, endpoint, lifetime] = process.argv.slice(2);
const objects = {
  '/1/0': { 0: '1', 1: lifetime, 6: '0', 7: 'U' },
  '/3/0': { 0: 'Example', 1: 'Application', 2: '1', 9: '50', 11: '0', 14: '+01:00', 15: 'Europe/Berlin', 16: 'U' },
};

const settled = (call) => new Promise((done, failed) => call((error, result) => (error ? failed(error) : done(result))));
const store = (object, resource, value) => settled((done) => client.registry.setResource(object, resource, value, done));

async function main() {
  const config = { ...defaults, lifetime, logLevel: 'FATAL' };
  client.init({ client: config });
  for (const [object, resources] of Object.entries(objects)) {
    await settled((done) => client.registry.create(object, done));
    for (const [resource, value] of Object.entries(resources)) {
      await store(object, resource, value);
    }
  }

  const registration = await settled((done) => client.register(host, port, '', endpoint, done));
  const update = () => client.update(registration, (error) => error && console.log('update', error.name));
  const handlers = {
    read: (type, id, resource, value, done) => done(null, value),
    write: (type, id, resource, value, done) => {
      store(`/${type}/${id}`, resource, value).then(() => done(null), done);
      if (`${type}/${resource}` === '1/1') {
        config.lifetime = value;
        setImmediate(update);
      }
    },
    execute: (type, id, resource, value, done) => {
      done(null);
      if (`${type}/${resource}` === '1/8') {
        setImmediate(update);
      } else if (`${type}/${resource}` === '3/4') {
        setTimeout(() => process.exit(75), 500);
      }
    },
  };
  for (const [operation, handler] of Object.entries(handlers)) {
    client.setHandler(registration.serverInfo, operation, handler);
  }

  setInterval(update, (Number(lifetime) * 1000) / 2);
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const [word, path, value] = line.split(' ');
    if (word === 'set') {
      const [, type, id, resource] = path.split('/');
      store(`/${type}/${id}`, resource, value);
    } else if (word === 'quit') {
      client.unregister(registration, () => process.exit(0));
    }
  });
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
