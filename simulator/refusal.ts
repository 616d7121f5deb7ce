/** The publisher's refusals, in its own shapes. */

export class PublisherError extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown, message: string) {
    super(message);
    this.name = 'PublisherError';
    this.status = status;
    this.body = body;
  }
}

function refusal(status: number, errorCode: string, message: string): PublisherError {
  return new PublisherError(status, { error_code: errorCode, message }, message);
}

/** A query that the publisher cannot read or run. */
export function odsqlError(message: string): PublisherError {
  return refusal(400, 'ODSQLError', message);
}

/** A parameter outside its range or form. */
export function parameterError(message: string): PublisherError {
  return refusal(400, 'InvalidRESTParameterError', message);
}

export function unknownDataset(id: string): PublisherError {
  return refusal(404, 'NotFound', `The dataset ${id} does not exist.`);
}

/** Quota spent: another shape than every other refusal. `resetTime` is an ISO moment. */
export function quotaSpent(resetTime: string, callLimit: number): PublisherError {
  const error = 'Too many requests on the domain. Please contact the domain administrator.';
  const body = {
    errorcode: 10002,
    reset_time: resetTime,
    limit_time_unit: 'month',
    call_limit: callLimit,
    error,
  };
  return new PublisherError(429, body, error);
}
