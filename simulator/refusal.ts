/** The publisher's refusals, in its own shapes. */

/** A request that the publisher refuses: the status and body of its HTTP answer. */
export class RequestRefusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown, message: string) {
    super(message);
    this.name = 'RequestRefusal';
    this.status = status;
    this.body = body;
  }
}

function refusal(status: number, errorCode: string, message: string): RequestRefusal {
  return new RequestRefusal(status, { error_code: errorCode, message }, message);
}

/** A query that the publisher cannot read or run. */
export function odsqlError(message: string): RequestRefusal {
  return refusal(400, 'ODSQLError', message);
}

/** A parameter outside its range or form. */
export function parameterError(message: string): RequestRefusal {
  return refusal(400, 'InvalidRESTParameterError', message);
}

export function unknownDataset(id: string): RequestRefusal {
  return refusal(404, 'NotFound', `The dataset ${id} does not exist.`);
}

/** The quota is spent: a body of another shape than all other refusals. `resetTime` is an ISO moment. */
export function quotaSpent(resetTime: string, callLimit: number): RequestRefusal {
  const error = 'Too many requests on the domain. Please contact the domain administrator.';
  const body = {
    errorcode: 10002,
    reset_time: resetTime,
    limit_time_unit: 'month',
    call_limit: callLimit,
    error,
  };
  return new RequestRefusal(429, body, error);
}
