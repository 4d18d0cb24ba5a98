// A small application on the library lwm2m-node-lib, as a server: node lwm2m-node-lib-server.js PORT USERS_PORT
// Users ask by POST /clients/ENDPOINT/OPERATION with JSON, as docs/adapter.md says of a script. 501 is what the library has no function for.
const http = require('http');
const { server } = require('lwm2m-node-lib');
const defaults = require('lwm2m-node-lib/config').server;

const [port, users] = process.argv.slice(2).map(Number);
const shown = new Map();
const lists = new Map();
const settled = (call) => new Promise((done, failed) => call((error, result) => (error ? failed(error) : done(result))));
const idOf = async (endpoint) => (await settled((done) => server.getDevice(endpoint, done))).id;

class Unable extends Error {}

function place(path, least, most) {
  const segments = path.split('/').slice(1);
  if (segments.length < least || segments.length > most) {
    throw new Unable();
  }

  return segments;
}

const operations = {
  read: async (id, { path }) => ({ code: '2.05', values: { [path]: await settled((done) => server.read(id, ...place(path, 3, 3), done)) } }),
  write: async (id, { values }) => {
    const [[path, value], ...more] = Object.entries(values);
    if (more.length > 0) {
      throw new Unable();
    }

    await settled((done) => server.write(id, ...place(path, 3, 3), value, done));
    return { code: '2.04' };
  },
  execute: async (id, { path, arguments: text }) => {
    await settled((done) => server.execute(id, ...place(path, 3, 3), text ?? '', done));
    return { code: '2.04' };
  },
  discover: async (id, { path }) => {
    await settled((done) => server.discover(id, ...place(path, 1, 3), done));
    return { code: '2.05' };
  },
  'write-attributes': async (id, { path, query }) => {
    const [object, instance, resource] = place(path, 1, 3);
    await settled((done) => server.writeAttributes(id, object, instance, resource, query, done));
    return { code: '2.04' };
  },
  observe: async (id, { path }, endpoint) => {
    const note = (value) => shown.set(endpoint, [...(shown.get(endpoint) ?? []), { path, value: `${value}` }]);
    await settled((done) => server.observe(id, ...place(path, 3, 3), note, done));
    return { code: '2.05' };
  },
  cancel: async (id, { path }) => {
    await settled((done) => server.cancelObserver(id, ...place(path, 3, 3), done));
    return {};
  },
  data: async (id, { path }, endpoint) => ({ series: (shown.get(endpoint) ?? []).filter((one) => !path || one.path === path) }),
  client: async (id, _, endpoint) => {
    const known = await settled((done) => server.getDevice(endpoint, done));
    return { client: { lifetime: `${known.lifetime}`, objects: lists.get(endpoint) ?? [] } };
  },
};

async function answer(request, response) {
  const [, , endpoint, operation] = request.url.split('/').map(decodeURIComponent);
  if (!operation) {
    return response.writeHead(404).end();
  }

  const body = [];
  for await (const chunk of request) {
    body.push(chunk);
  }

  try {
    const told = await operations[operation](await idOf(endpoint), JSON.parse(Buffer.concat(body)), endpoint);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  } catch (error) {
    const code = /^\d\.\d\d$/.test(error.code) && error.name !== 'DEVICE_NOT_FOUND' ? error.code : undefined;
    response.writeHead(error instanceof Unable ? 501 : 200).end(JSON.stringify({ code, error: error.message ?? error.name }));
  }
}

async function main() {
  const info = await settled((done) => server.start({ ...defaults, port, logLevel: 'FATAL', deviceRegistry: { type: 'memory' }, lifetimeCheckInterval: 500 }, done));
  const list = (endpoint, payload, done) => {
    if (payload) {
      lists.set(endpoint, [...payload.matchAll(/<(\/\d+(?:\/\d+)?)>/g)].map(([, path]) => path));
    }

    done();
  };
  server.setHandler(info, 'registration', (endpoint, lifetime, version, binding, payload, done) => list(endpoint, payload, done));
  server.setHandler(info, 'updateRegistration', (known, payload, done) => list(known.name, payload, done));
  server.setHandler(info, 'unregistration', (known, done) => done?.());

  http.createServer(answer).listen(users, '127.0.0.1');
}

main();
