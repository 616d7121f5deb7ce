import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** Types of records, as DNS numbers them. */
const SRV = 33;
const TXT = 16;

/** DNS's numbers for what a server answers instead of records. */
export const RCODES = { FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

/** What a name server says of a name: a refusal, silence, or records, of which it may have none. */
export type Zone =
  | keyof typeof RCODES
  | 'SILENCE'
  | { readonly srv?: readonly string[]; readonly txt?: readonly string[] };

export interface DnsServer {
  /** For `dns.setServers`. */
  readonly address: string;
  close(): void;
}

/** A name server on a free port of the loopback that says the same of every name. */
export async function openDnsServer(zone: Zone): Promise<DnsServer> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    if (zone !== 'SILENCE') socket.send(answerTo(query, zone), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${socket.address().port}`, close: () => void socket.close() };
}

const HEADER_BYTES = 12;
/** It is an answer, and recursion was wanted and is available. */
const ANSWER_FLAGS = 0x8180;

function answerTo(query: Buffer, zone: Exclude<Zone, 'SILENCE'>): Buffer {
  const typeAt = query.indexOf(0, HEADER_BYTES) + 1;
  const question = query.subarray(HEADER_BYTES, typeAt + 4);
  const records = typeof zone === 'string' ? [] : recordsOf(query.readUInt16BE(typeAt), zone);
  const rcode = typeof zone === 'string' ? RCODES[zone] : 0;
  const counts = [1, records.length, 0, 0];
  const header = uint16s(query.readUInt16BE(0), ANSWER_FLAGS | rcode, ...counts);
  return Buffer.concat([header, question, ...records]);
}

function recordsOf(type: number, { srv = [], txt = [] }: Exclude<Zone, string>): Buffer[] {
  if (type === SRV) return srv.map((host) => record(SRV, [uint16s(0, 0, 27_017), nameBytes(host)]));
  return type === TXT ? txt.map((text) => record(TXT, [label(text)])) : [];
}

/** A record of the name in question, to be remembered for no time. */
function record(type: number, parts: readonly Buffer[]): Buffer {
  const data = Buffer.concat(parts);
  const nameInQuestion = 0xc000 | HEADER_BYTES;
  const internet = 1;
  return Buffer.concat([uint16s(nameInQuestion, type, internet, 0, 0, data.length), data]);
}

const uint16s = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(2 * numbers.length);
  for (const [i, number] of numbers.entries()) bytes.writeUInt16BE(number, 2 * i);
  return bytes;
};

const label = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
const nameBytes = (name: string): Buffer => Buffer.concat([...name.split('.'), ''].map(label));
