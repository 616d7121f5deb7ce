/**
 * @typedef {{ command(command: object): Promise<Record<string, any>> }} Database
 * @typedef {{ db(name: string): Database, close(): Promise<void> }} Client
 * @typedef {{ user: string, password: string, database: string }} Login
 */

export const ADMIN = 'admin';
const AUTHENTICATION_FAILED = 18;
const ALREADY_INITIALIZED = 23;
/** By the server: no such user, no such role. */
const NOT_FOUND_CODES = new Set([11, 31]);

/**
 * The privileges of each worker in MongoDB. Ingest has none: it never opens the store.
 * @param {string} database
 */
export const privilegesOf = (database) => ({
  processor: [
    {
      resource: { db: database, collection: '' },
      actions: [
        'find',
        'insert',
        'update',
        'remove',
        'createCollection',
        'dropCollection',
        'createIndex',
        'listCollections',
        'listIndexes',
      ],
    },
  ],
  api: [
    {
      // Opening the store creates missing collections; the api may write into none.
      resource: { db: database, collection: '' },
      actions: ['find', 'createCollection', 'listCollections', 'listIndexes'],
    },
  ],
});

/**
 * @param {string} url such as `mongodb://api:secret@mongo:27017/courant?...`
 * @returns {Login}
 */
export function parseLogin(url) {
  const { username, password, pathname } = new URL(url);
  return {
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  };
}

/**
 * Turns a started, empty server into the composed line's store: a replica set of one, an administrator, a user per
 * worker with a role of its own. A second run only updates passwords that have changed.
 * @param {object} to
 * @param {(login?: Login) => Promise<Client>} to.connect without a login only where no user exists yet, from the same host
 * @param {string} to.host the server's own name among its peers, such as `mongo:27017`
 * @param {string} to.adminPassword
 * @param {readonly Login[]} to.workers named as in `privilegesOf`
 * @param {() => Promise<void>} to.pause between two checks whether the server has become the primary
 */
export async function setUpStore({ connect, host, adminPassword, workers, pause }) {
  const admin = { user: ADMIN, password: adminPassword, database: 'admin' };
  const client = await connectAsAdmin(connect, admin, host, pause);
  try {
    for (const worker of workers) await grant(client.db(worker.database), worker);
  } finally {
    await client.close();
  }
}

/**
 * Connects as the administrator. On a server without users it first initiates the replica set and creates the
 * administrator.
 * @param {(login?: Login) => Promise<Client>} connect
 * @param {Login} admin
 * @param {string} host
 * @param {() => Promise<void>} pause
 */
async function connectAsAdmin(connect, admin, host, pause) {
  try {
    return await connect(admin);
  } catch (error) {
    if (errorCode(error) !== AUTHENTICATION_FAILED) throw error;
  }
  const first = await connect();
  try {
    await initiate(first.db('admin'), host);
    await waitForPrimary(first.db('admin'), pause);
    await first.db('admin').command({
      createUser: admin.user,
      pwd: admin.password,
      roles: [{ role: 'root', db: 'admin' }],
    });
  } finally {
    await first.close();
  }
  return connect(admin);
}

/**
 * @param {Database} db
 * @param {string} host
 */
async function initiate(db, host) {
  try {
    await db.command({ replSetInitiate: { _id: 'courant', members: [{ _id: 0, host }] } });
  } catch (error) {
    if (errorCode(error) !== ALREADY_INITIALIZED) throw error;
  }
}

/**
 * @param {Database} db
 * @param {() => Promise<void>} pause
 */
async function waitForPrimary(db, pause) {
  while (!(await db.command({ hello: 1 })).isWritablePrimary) await pause();
}

/**
 * Makes or renews a worker's role and user.
 * @param {Database} db
 * @param {Login} worker
 */
async function grant(db, { user, password, database }) {
  const privileges = /** @type {Record<string, object[]>} */ (privilegesOf(database))[user];
  if (!privileges) throw new Error(`Nothing says what the user "${user}" may do.`);
  const role = `courant-${user}`;
  await updateOrCreate(
    db,
    { createRole: role, privileges, roles: [] },
    { updateRole: role, privileges, roles: [] },
  );
  const roles = [{ role, db: database }];
  await updateOrCreate(
    db,
    { createUser: user, pwd: password, roles },
    { updateUser: user, pwd: password, roles },
  );
}

/**
 * @param {Database} db
 * @param {object} create
 * @param {object} update
 */
async function updateOrCreate(db, create, update) {
  try {
    await db.command(update);
  } catch (error) {
    if (!NOT_FOUND_CODES.has(errorCode(error) ?? 0)) throw error;
    await db.command(create);
  }
}

/** @param {unknown} error */
const errorCode = (error) => /** @type {{ code?: number }} */ (error).code;
