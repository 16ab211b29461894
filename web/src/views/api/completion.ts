/** What can be written where in an operation: generated from the schema. */
export type SchemaIndex = Readonly<Record<string, IndexedType>>;

type Inputs = Readonly<Record<string, { readonly type: string; readonly description?: string }>>;
type Fields = Readonly<Record<string, { readonly type: string; readonly description?: string; readonly args?: Inputs }>>;
type IndexedType =
  | { readonly kind: 'composite'; readonly fields: Fields }
  | { readonly kind: 'input'; readonly fields: Inputs }
  | { readonly kind: 'enum'; readonly values: Readonly<Record<string, { readonly description?: string }>> };

export interface Suggestion {
  readonly text: string;
  /** Its type, or what it is. */
  readonly detail: string;
  readonly description: string;
}

export interface Completion {
  /** Where the word begins that a suggestion takes the place of. */
  readonly from: number;
  readonly suggestions: readonly Suggestion[];
}

const suggestionsMax = 50;
const token = /[\s,\ufeff]+|#[^\n]*|"""[\s\S]*?"""|"""[\s\S]*|"(?:\\.|[^"\\\n])*"?|\.\.\.|[_A-Za-z]\w*|-?\d[\w.+-]*|[\s\S]/y;
const isName = (text: string | undefined): text is string => text !== undefined && /^[_A-Za-z]/.test(text);
const named = (type: string): string => type.replace(/[[\]!]/g, '');

/** What may stand at a place of an operation; undefined in strings, numbers and comments, and where the schema knows nothing. */
export function completionAt(schema: SchemaIndex, text: string, at: number): Completion | undefined {
  const before = text.slice(0, at);
  const tokens: string[] = [];
  let last = '';
  for (token.lastIndex = 0; token.lastIndex < before.length; ) {
    last = token.exec(before)?.[0] ?? '';
    if (!/^[\s,#\ufeff]/.test(last)) tokens.push(last);
  }
  if (/^["#\d-]/.test(last)) return undefined;
  const word = isName(last) ? (tokens.pop() ?? '') : '';
  const found = new OperationReader(schema, tokens, text).expected();
  const typed = word.toLowerCase();
  const suggestions = [...found.filter((each) => each.text.toLowerCase().startsWith(typed)), ...found.filter((each) => each.text.toLowerCase().indexOf(typed) > 0)];
  return suggestions.length === 0 ? undefined : { from: at - word.length, suggestions: suggestions.slice(0, suggestionsMax) };
}

/** Thrown where the tokens end: what was looked for then is what may stand there. */
class TokensEnd extends Error {
  readonly expected: readonly Suggestion[];
  constructor(expected: readonly Suggestion[]) {
    super('the tokens end');
    this.expected = expected;
  }
}

const nothing = (): readonly Suggestion[] => [];
const words = (texts: readonly string[], detail: string) => (): readonly Suggestion[] => texts.map((text) => ({ text, detail, description: '' }));
const inputsAsSuggestions = (inputs: Inputs, used: ReadonlySet<string>): readonly Suggestion[] =>
  Object.entries(inputs).filter(([name]) => !used.has(name)).map(([name, { type, description = '' }]) => ({ text: name, detail: type, description }));

/** Reads as much of a document as there is; whatever it does not understand it passes over. */
class OperationReader {
  readonly #schema: SchemaIndex;
  readonly #tokens: readonly string[];
  /** The whole text: variables and fragments may be written behind the place that is asked about. */
  readonly #text: string;
  #place = 0;

  constructor(schema: SchemaIndex, tokens: readonly string[], text: string) {
    this.#schema = schema;
    this.#tokens = tokens;
    this.#text = text;
  }

  expected(): readonly Suggestion[] {
    try {
      for (;;) this.#definition();
    } catch (end) {
      if (end instanceof TokensEnd) return end.expected;
      throw end;
    }
  }

  #take(expected: () => readonly Suggestion[]): string {
    const next = this.#tokens[this.#place];
    if (next === undefined) throw new TokensEnd(expected());
    this.#place += 1;
    return next;
  }

  /** Takes the token where it is the next one. */
  #skip(text: string): boolean {
    if (this.#tokens[this.#place] !== text) return false;
    this.#place += 1;
    return true;
  }

  #definition(): void {
    const first = this.#take(words(['query', 'mutation', 'subscription', 'fragment'], 'keyword'));
    if (first === '{') this.#selections('Query');
    else if (first === 'fragment') {
      this.#take(nothing);
      if (this.#take(words(['on'], 'keyword')) === 'on') this.#typed();
    } else if (isName(first)) this.#operation({ query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[first]);
  }

  #operation(root: string | undefined): void {
    for (;;) {
      const next = this.#take(nothing);
      if (next === '(') this.#variables();
      else if (next === '@') this.#directive();
      else if (next === '{') {
        this.#selections(root);
        return;
      }
    }
  }

  #variables(): void {
    const types = words(Object.entries(this.#schema).flatMap(([name, { kind }]) => (kind === 'composite' ? [] : [name])).concat(['String', 'Int', 'Float', 'Boolean', 'ID']).sort(), 'type');
    let ofType = '';
    for (let expected = nothing; ; ) {
      const next = this.#take(expected);
      if (next === ')') return;
      expected = next === ':' || next === '[' ? types : nothing;
      if (isName(next)) ofType = next;
      if (next === '=') this.#value(ofType);
    }
  }

  /** A type and the selections of it: behind `on`. */
  #typed(): void {
    const type = this.#take(words(Object.entries(this.#schema).flatMap(([name, { kind }]) => (kind === 'composite' ? [name] : [])), 'type'));
    while (this.#skip('@')) this.#directive();
    if (this.#take(nothing) === '{') this.#selections(type);
  }

  #selections(type: string | undefined): void {
    const fields = (): readonly Suggestion[] => this.#fieldsOf(type);
    for (;;) {
      const next = this.#take(fields);
      if (next === '}') return;
      if (next === '...') this.#spread(type);
      else if (next === '@') this.#directive();
      else if (next === '{') this.#selections(undefined);
      else if (isName(next)) this.#field(type, this.#skip(':') ? this.#take(fields) : next);
    }
  }

  #field(type: string | undefined, name: string): void {
    const field = this.#compositeFields(type)[name];
    if (this.#skip('(')) this.#inputs(field?.args ?? {}, ')');
    while (this.#skip('@')) this.#directive();
    if (this.#skip('{')) this.#selections(field && named(field.type));
  }

  #spread(type: string | undefined): void {
    const fragments = [...this.#text.matchAll(/\bfragment\s+(\w+)\s+on\b/g)].map(([, name = '']) => name);
    if (this.#skip('{')) {
      this.#selections(type);
      return;
    }
    if (this.#take(() => [...words(['on'], 'keyword')(), ...words(fragments, 'fragment')()]) === 'on') this.#typed();
  }

  #directive(): void {
    this.#take(words(['include', 'skip'], 'directive'));
    if (this.#skip('(')) this.#inputs({ if: { type: 'Boolean!' } }, ')');
  }

  /** Arguments, or fields of an input object, to their closing bracket. */
  #inputs(inputs: Inputs, closing: ')' | '}'): void {
    const used = new Set<string>();
    for (;;) {
      const name = this.#take(() => inputsAsSuggestions(inputs, used));
      if (name === closing) return;
      if (!isName(name)) continue;
      used.add(name);
      if (this.#take(nothing) === ':') this.#value(inputs[name]?.type ?? '');
    }
  }

  #value(type: string): void {
    const next = this.#take(() => this.#valuesOf(named(type)));
    if (next === '$') this.#take(() => this.#variableNames());
    else if (next === '[') while (!this.#skip(']')) this.#value(type);
    else if (next === '{') this.#inputs(this.#inputFields(named(type)), '}');
  }

  #compositeFields(type: string | undefined): Fields {
    const known = type === undefined ? undefined : this.#schema[type];
    return known?.kind === 'composite' ? known.fields : {};
  }

  #inputFields(type: string): Inputs {
    const known = this.#schema[type];
    return known?.kind === 'input' ? known.fields : {};
  }

  #fieldsOf(type: string | undefined): readonly Suggestion[] {
    const fields = Object.entries(this.#compositeFields(type)).map(([text, { type: detail, description = '' }]) => ({ text, detail, description }));
    return type === undefined || this.#schema[type]?.kind !== 'composite' ? [] : [...fields, { text: '__typename', detail: 'String!', description: 'The name of the type.' }];
  }

  #valuesOf(type: string): readonly Suggestion[] {
    const known = this.#schema[type];
    const values = known?.kind === 'enum' ? Object.entries(known.values).map(([text, { description = '' }]) => ({ text, detail: type, description })) : [];
    return [...values, ...(type === 'Boolean' ? words(['true', 'false'], type)() : []), ...this.#variableNames().map((each) => ({ ...each, text: `$${each.text}` }))];
  }

  #variableNames(): readonly Suggestion[] {
    return [...this.#text.matchAll(/\$(\w+)\s*:\s*([[\]\w!]+)/g)].map(([, text = '', detail = '']) => ({ text, detail, description: 'A variable of this operation.' }));
  }
}
