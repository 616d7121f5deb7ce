import { expect, test } from 'vitest';
import { type Login, parseLogin, privilegesOf, setUpStore } from './store-setup.mjs';

const API_LOGIN = parseLogin('mongodb://api:t%40o@mongo:27017/courant');
const WORKERS = [parseLogin('mongodb://processor:one@mongo:27017/courant?replicaSet=courant'), API_LOGIN];

test('an empty server becomes a primary with an administrator and a user per worker', async () => {
  const server = new FakeServer();
  await setUp(server);
  expect(server.host).toBe('mongo:27017');
  expect([...server.users]).toEqual([
    ['admin@admin', { pwd: 'secret', roles: [{ role: 'root', db: 'admin' }] }],
    ['processor@courant', { pwd: 'one', roles: [{ role: 'courant-processor', db: 'courant' }] }],
    ['api@courant', { pwd: 't@o', roles: [{ role: 'courant-api', db: 'courant' }] }],
  ]);
  expect(server.openConnections).toBe(0);
});

test('a second run changes nothing but passwords that have changed', async () => {
  const server = new FakeServer();
  await setUp(server);
  const before = structuredClone([...server.users]);
  await setUp(server);
  expect([...server.users]).toEqual(before);
  await setUp(server, [{ ...API_LOGIN, password: 'other' }]);
  expect(server.users.get('api@courant')?.pwd).toBe('other');
});

test('a start cut short after the replica set was made goes on from there', async () => {
  const server = new FakeServer();
  server.host = 'mongo:27017';
  await setUp(server);
  expect(server.users.size).toBe(3);
});

test('the api cannot write to the store, and no worker has a right outside its database', () => {
  const [api] = privilegesOf('courant').api;
  for (const action of ['insert', 'update', 'remove', 'dropCollection'])
    expect(api?.actions).not.toContain(action);
  for (const { resource } of Object.values(privilegesOf('courant')).flat())
    expect(resource.db).toBe('courant');
});

test('each may do what opening, rebuilding and dropping a namespace takes', () => {
  const { processor, api } = privilegesOf('courant');
  for (const action of ['createCollection', 'listCollections', 'dropCollection', 'remove'])
    expect(processor[0]?.actions).toContain(action);
  for (const action of ['find', 'createCollection', 'listCollections'])
    expect(api[0]?.actions).toContain(action);
});

test('a server that fails otherwise is not set up silently', async () => {
  const server = new FakeServer();
  server.error = Object.assign(new Error('not authorized'), { code: 13 });
  await expect(setUp(server)).rejects.toThrow('not authorized');
  expect(server.openConnections).toBe(0);
});

const setUp = (server: FakeServer, workers: readonly Login[] = WORKERS): Promise<void> =>
  setUpStore({
    connect: (login?: Login) => server.connect(login),
    host: 'mongo:27017',
    adminPassword: 'secret',
    workers,
    pause: async () => undefined,
  });

type Command = Record<string, unknown>;

/** The part of MongoDB that the setup uses: logins, users, roles and the codes of its errors. */
class FakeServer {
  readonly users = new Map<string, { pwd: unknown; roles: unknown }>();
  readonly roles = new Set<string>();
  host: string | undefined;
  error: Error | undefined;
  openConnections = 0;
  #hellos = 0;

  async connect(login?: Login) {
    const known = login && this.users.get(`${login.user}@${login.database}`);
    if (login && known?.pwd !== login.password) throw serverError(18, 'Authentication failed.');
    this.openConnections++;
    // Without a login only the first user can be created.
    const isLetIn = () => login !== undefined || this.users.size === 0;
    return {
      db: (name: string) => ({
        command: async (command: object) => {
          if (!isLetIn()) throw serverError(13, 'requires authentication');
          return this.#answer(name, command as Command);
        },
      }),
      close: async () => {
        this.openConnections--;
      },
    };
  }

  async #answer(db: string, command: Command): Promise<Record<string, unknown>> {
    if (this.error) throw this.error;
    const [verb = '', subject] = Object.entries(command)[0] ?? [];
    if (verb === 'hello') return { isWritablePrimary: this.host !== undefined && ++this.#hellos > 2 };
    if (verb === 'replSetInitiate') return this.#initiate(subject as { members: { host: string }[] });
    if (this.#hellos < 3) throw serverError(10107, 'not primary');
    const name = `${subject}@${db}`;
    const existing: { has(key: string): boolean } = verb.endsWith('Role') ? this.roles : this.users;
    if (verb.startsWith('update') && !existing.has(name))
      throw serverError(verb.endsWith('Role') ? 31 : 11, 'not found');
    if (verb.startsWith('create') && existing.has(name)) throw serverError(51003, 'already exists');
    if (verb.endsWith('Role')) this.roles.add(name);
    else this.users.set(name, { pwd: command.pwd, roles: command.roles });
    return {};
  }

  #initiate({ members }: { members: { host: string }[] }): Record<string, unknown> {
    if (this.host !== undefined) throw serverError(23, 'already initialized');
    this.host = members[0]?.host;
    return {};
  }
}

const serverError = (code: number, message: string) => Object.assign(new Error(message), { code });
