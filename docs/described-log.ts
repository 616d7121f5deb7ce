import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';

/** A message as `asyncapi.yaml` describes it. */
interface DescribedMessage {
  readonly contentType?: string;
  readonly headers: object;
  readonly payload: { readonly properties?: object };
  readonly examples: readonly { readonly payload: unknown }[];
}

/** A topic as `asyncapi.yaml` describes it. */
export interface Channel {
  readonly address: string;
  /** By the name that the message has in `components`, too. */
  readonly messages: Readonly<Record<string, unknown>>;
  readonly bindings: { readonly kafka: { readonly partitions: number; readonly topicConfiguration: object } };
}

interface DescribedLog {
  readonly channels: Readonly<Record<string, Channel>>;
  readonly components: {
    readonly messages: Readonly<Record<string, DescribedMessage>>;
    readonly schemas: {
      readonly Region: { readonly enum: readonly string[] };
      readonly Values: {
        readonly items: readonly { readonly title: string; readonly description: string }[];
      };
    };
  };
}

const DOCUMENT = new URL('asyncapi.yaml', import.meta.url);
const { channels, components } = parse(readFileSync(DOCUMENT, 'utf8')) as DescribedLog;

export const CHANNELS = Object.values(channels);
/** The regions, in the order that the document gives them. */
export const REGIONS = components.schemas.Region.enum;
/** The values of a reading, in order. */
export const VALUES = components.schemas.Values.items;
/** The fields of a message that is an object. */
export const fieldsOf = (message: string): string[] =>
  Object.keys(components.messages[message]?.payload.properties ?? {});

const ajv = new Ajv({ strict: true, allErrors: true })
  .addVocabulary(['components'])
  .addSchema({ components }, 'log');

/** A message of the document, with its check of a payload. */
interface CheckedMessage extends DescribedMessage {
  readonly name: string;
  readonly validate: ValidateFunction;
  readonly validateHeaders: ValidateFunction;
}

const MESSAGES: readonly CheckedMessage[] = Object.entries(components.messages).map(([name, message]) => ({
  ...message,
  name,
  validate: ajv.compile({ $ref: `log#/components/messages/${name}/payload` }),
  validateHeaders: ajv.compile({ $ref: `log#/components/messages/${name}/headers` }),
}));

export const messagesOf = (channel: Channel): CheckedMessage[] =>
  MESSAGES.filter(({ name }) => name in channel.messages);

const isLines = ({ contentType }: DescribedMessage): boolean => contentType === 'application/x-ndjson';

/** The payload of a message's text; of one that is lines, the list of them. */
const toPayload = (text: string, message: DescribedMessage): unknown =>
  isLines(message) ? text.split('\n').map((line) => JSON.parse(line)) : JSON.parse(text);

/** The examples of a message, as the log would have them. */
export const examplesOf = (message: DescribedMessage): string[] =>
  message.examples.map(({ payload }) =>
    isLines(message)
      ? (payload as unknown[]).map((line) => JSON.stringify(line)).join('\n')
      : JSON.stringify(payload),
  );

/** What is wrong with a text, as the message it comes nearest to; nothing where it is one of the channel's. */
export function errorsOf(text: string, channel: Channel): string[] {
  const attempts = messagesOf(channel).map((message) => {
    message.validate(toPayload(text, message));
    return (message.validate.errors ?? []).map(
      ({ instancePath, message: what = '', params }) =>
        `${message.name}${instancePath} ${what} ${JSON.stringify(params)}`,
    );
  });
  return attempts.sort((a, b) => a.length - b.length)[0] ?? ['The channel has no message.'];
}
