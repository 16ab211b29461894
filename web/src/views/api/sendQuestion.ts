import { isMutation, variablesOf, type Question } from './snippets.ts';

export interface Fault {
  readonly message: string;
  readonly code: string | undefined;
  readonly locations: readonly { readonly line: number; readonly column: number }[];
  readonly path: string | undefined;
}

/** What came back, as it came. */
export interface Reply {
  readonly question: Question;
  readonly ms: number;
  readonly status: number;
  readonly data: unknown;
  readonly faults: readonly Fault[];
  readonly requestId: string | undefined;
  readonly release: string | undefined;
  readonly size: { readonly cost: number; readonly costMax: number; readonly depth: number; readonly depthMax: number } | undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const isPlace = (value: unknown): value is { line: number; column: number } => isObject(value) && typeof value['line'] === 'number' && typeof value['column'] === 'number';

function faultOf(error: unknown): Fault {
  const { message, extensions, locations, path } = isObject(error) ? error : {};
  return {
    message: textOf(message) ?? 'An error without words.', code: isObject(extensions) ? textOf(extensions['code']) : undefined,
    locations: Array.isArray(locations) ? locations.filter(isPlace) : [], path: Array.isArray(path) ? path.join(' › ') : undefined,
  };
}

function sizeOf(size: unknown): Reply['size'] {
  if (!isObject(size)) return undefined;
  const [cost, costMax, depth, depthMax] = [size['cost'], size['costMax'], size['depth'], size['depthMax']].map(Number);
  return cost === undefined || costMax === undefined || depth === undefined || depthMax === undefined ? undefined : { cost, costMax, depth, depthMax };
}

const ours = (message: string): Fault => ({ message, code: undefined, locations: [], path: undefined });

/** Sends a question by POST. What goes wrong is a reply too; a question that was given up answers nothing. */
export async function sendQuestion(question: Question, mayChange: boolean, signal: AbortSignal): Promise<Reply | undefined> {
  const startedAt = performance.now();
  const reply = (part: Partial<Reply>): Reply => ({ question, ms: performance.now() - startedAt, status: 0, data: undefined, faults: [], requestId: undefined, release: undefined, size: undefined, ...part });
  const variables = variablesOf(question.variables);
  if (variables === undefined) return reply({ faults: [ours('The variables are no JSON object. Nothing was sent.')] });
  if (!mayChange && isMutation(question.text)) return reply({ faults: [ours('This changes something. Switch on "Allow mutations" to send it. Nothing was sent.')] });
  try {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: question.text, variables }), signal });
    const requestId = response.headers.get('x-request-id') ?? undefined;
    const body: unknown = await response.json().catch(() => undefined);
    if (!isObject(body)) return reply({ status: response.status, requestId, faults: [ours('The server answered with something that is no answer.')] });
    const extensions = isObject(body['extensions']) ? body['extensions'] : {};
    return reply({
      status: response.status, requestId, data: body['data'], faults: Array.isArray(body['errors']) ? body['errors'].map(faultOf) : [],
      release: textOf(extensions['release']), size: sizeOf(extensions['size']),
    });
  } catch (error) {
    if (signal.aborted) return undefined;
    if (error instanceof TypeError) return reply({ faults: [ours('The server was not reached.')] });
    throw error;
  }
}
