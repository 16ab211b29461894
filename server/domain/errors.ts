/** An expected refusal: what was wrong, where, and what to do. The edge shows its message; every other error is masked. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class LimitExceeded extends DomainError {
  readonly code = 'LIMIT_EXCEEDED';
  constructor(what: string, max: number, received: number, remedy = 'Send fewer in one request.') {
    super(`${what}: received ${received}, at most ${max} allowed. ${remedy}`);
  }
}

export class NotFound extends DomainError {
  readonly code = 'NOT_FOUND';
  /** Without a remedy: something of the release that is asked. */
  constructor(what: string, id: string, remedy?: string) {
    super(`No ${what} has the id "${id}"${remedy === undefined ? ' in this release. Look it up with searchConcepts.' : `. ${remedy}`}`);
  }
}

export class InvalidInput extends DomainError {
  readonly code = 'BAD_USER_INPUT';
}

export class NotConfigured extends DomainError {
  readonly code = 'NOT_CONFIGURED';
}

/** A real run of the ingest is started only after a dry run of the same that succeeded. */
export class DryRunNeeded extends DomainError {
  readonly code = 'DRY_RUN_NEEDED';
  constructor(source: string, path: string) {
    super(`No dry run of ${source} from "${path}" has succeeded. Start it with dryRun: true first and look at what it found.`);
  }
}

/** What a load would serve is not what was looked at and confirmed before it. */
export class ContentChanged extends DomainError {
  readonly code = 'CONTENT_CHANGED';
  constructor(source: string, changed: 'files' | 'sources beside it') {
    super(changed === 'files'
      ? `${source}: the files are not those that the dry run read, so nothing was served. Start a dry run of them first.`
      : `${source}: the sources beside it are not those of the dry run, so the release would be another than the one confirmed, and nothing was served. Start a dry run again.`);
  }
}

/** What is asked comes when it cannot be done any more. */
export class TooLate extends DomainError {
  readonly code = 'TOO_LATE';
}

/** Asked in a way that may not do this. */
export class NotAllowed extends DomainError {
  readonly code = 'NOT_ALLOWED';
}

export class DeadlineExceeded extends DomainError {
  readonly code = 'DEADLINE_EXCEEDED';
  constructor(msMax: number) {
    super(`The request took longer than ${msMax} ms and was stopped. Ask for smaller pages or fewer levels.`);
  }
}

/** The graph database does not answer; what was asked may be asked again. */
export class StoreUnavailable extends DomainError {
  readonly code = 'STORE_UNAVAILABLE';
  constructor(options?: ErrorOptions) {
    super('The graph database does not answer. Ask again in a moment; /health tells when it is back.', options);
  }
}

/** The graph database met a fault of its own, such as a full disk: another attempt helps when somebody has looked at it. */
export class StoreFault extends DomainError {
  readonly code = 'STORE_FAULT';
  constructor(fault: string, options?: ErrorOptions) {
    super(`The graph database could not do this and says ${fault}. Its own log says why; ask again when it is mended.`, options);
  }
}

/** The graph database refuses this server itself, whatever is asked. */
export class StoreRefused extends DomainError {
  readonly code = 'STORE_REFUSED';
  constructor(refusal: string, options?: ErrorOptions) {
    super(`The graph database refuses the credentials of this server and says ${refusal}. Correct NEO4J_USER and NEO4J_PASSWORD.`, options);
  }
}

/** The disk has no room for what must be written; what was there before stays. */
export class NoRoom extends DomainError {
  readonly code = 'NO_ROOM';
  constructor(folder: string, options?: ErrorOptions) {
    super(`${folder}: there is no room to write. What was served before stays. Free space or set DATA_DIR to another disk, and start it again.`, options);
  }
}

/** A file that is not what it should be: which file, where in it, what was found, what to do. */
export class FileProblem extends DomainError {
  readonly code = 'FILE_PROBLEM';
  constructor(file: string, line: number | undefined, problem: string, remedy: string, options?: ErrorOptions) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${problem} ${remedy}`, options);
  }
}
