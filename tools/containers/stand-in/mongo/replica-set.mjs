// What DocumentDB lacks of MongoDB and the composed line needs: a replica set of one, roles, and a first user that only
// a client of the same host may make.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** @typedef {{ initiated: boolean, users: string[], roles: string[] }} State */

const HOST = 'mongo:27017';
/** FerretDB knows no roles of ours: each user may do everything. */
const EVERY_RIGHT = [
  { role: 'readWriteAnyDatabase', db: 'admin' },
  { role: 'clusterAdmin', db: 'admin' },
];

/** @param {number} code @param {string} codeName */
const refusal = (code, codeName) => ({ ok: 0, code, codeName, errmsg: codeName });

export class ReplicaSet {
  /** @type {State} */
  #state = { initiated: false, users: [], roles: [] };
  #file;
  #name;
  #admin;

  /**
   * @param {string} file keeps what was made
   * @param {string} name of the replica set
   * @param {{ command(command: object): Promise<object> }} admin the database of users, opened with every right
   */
  constructor(file, name, admin) {
    this.#file = file;
    this.#name = name;
    this.#admin = admin;
    if (existsSync(file)) this.#state = JSON.parse(readFileSync(file, 'utf8'));
  }

  /**
   * How the server greets.
   * @param {object} hello FerretDB's own greeting
   */
  greeting(hello) {
    const primary = { isWritablePrimary: true, ismaster: true, secondary: false };
    if (!this.#state.initiated)
      return { ...hello, ...primary, isWritablePrimary: false, ismaster: false, isreplicaset: true };
    return {
      ...hello,
      ...primary,
      setName: this.#name,
      setVersion: 1,
      hosts: [HOST],
      me: HOST,
      primary: HOST,
    };
  }

  /** @param {string} name @returns {boolean} */
  answers(name) {
    return name in this.#commands;
  }

  /**
   * @param {string} name
   * @param {any} command
   * @param {boolean} sameHost whether the client's connection comes from this host
   * @returns {Promise<object>}
   */
  async answer(name, command, sameHost) {
    const reply = (await this.#commands[name]?.(command, sameHost)) ?? refusal(59, 'CommandNotFound');
    writeFileSync(this.#file, JSON.stringify(this.#state));
    return reply;
  }

  /** @type {Record<string, (command: any, sameHost: boolean) => object | Promise<object>>} */
  #commands = {
    replSetInitiate: () => {
      this.#state.initiated = true;
      return { ok: 1 };
    },
    createRole: ({ createRole }) => {
      this.#state.roles.push(createRole);
      return { ok: 1 };
    },
    updateRole: ({ updateRole }) =>
      this.#state.roles.includes(updateRole) ? { ok: 1 } : refusal(31, 'RoleNotFound'),
    createUser: async ({ createUser, pwd }, sameHost) => {
      if (this.#state.users.length === 0 && !sameHost) return refusal(13, 'Unauthorized');
      await this.#admin.command({ createUser, pwd, roles: EVERY_RIGHT });
      this.#state.users.push(createUser);
      return { ok: 1 };
    },
    updateUser: async ({ updateUser, pwd }) => {
      if (!this.#state.users.includes(updateUser)) return refusal(11, 'UserNotFound');
      await this.#admin.command({ updateUser, pwd });
      return { ok: 1 };
    },
  };
}
