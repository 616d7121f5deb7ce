import type { QuestionTime } from './question-time.ts';

/** What a request notes of the question that it executes. */
export interface Recording {
  /** Null until the question was answered without an error. */
  time: QuestionTime | null;
  /** Whether the answer says where the clock stands, though its question names the past alone. */
  isOfPresent: boolean;
}

/** The key of the recording in a context. */
const RECORDING = Symbol('recording');

/** Begins a recording in a context; Apollo Server works on a copy of the context, which shares it. */
export function beginRecording(context: object): Recording {
  const recording: Recording = { time: null, isOfPresent: false };
  Object.assign(context, { [RECORDING]: recording });
  return recording;
}

/** The recording of a context, or of a copy of it; undefined where none was begun. */
export const recordingOf = (context: object): Recording | undefined => Reflect.get(context, RECORDING);

/** Notes that an answer of a context says where the clock stands. */
export function recordPresent(context: object): void {
  const recording = recordingOf(context);
  if (recording) recording.isOfPresent = true;
}
