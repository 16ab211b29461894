/** A request that is refused as a whole: its status, its code, and what to do; all of it is for the caller. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** What is said of a fault of our own: the log has the rest, under the request id. */
export const masked = new Refusal(500, 'INTERNAL_SERVER_ERROR', 'The server could not answer this. Quote the request id when you report it.');
