import { queryText } from './address.ts';

/** One parameter of an address: how its text becomes a value and back, and the value that is left out. */
export interface Param<Value> {
  readonly name: string;
  readonly initial: Value;
  /** `undefined` where the text is no value of this parameter. */
  readonly parse: (text: string) => Value | undefined;
  readonly format: (value: Value) => string;
}

/** A parameter of any kind; what its `format` takes is known only where its own type is. */
interface AnyParam {
  readonly name: string;
  readonly initial: unknown;
  readonly parse: (text: string) => unknown;
  readonly format: (value: never) => string;
}

export type Params = Readonly<Record<string, AnyParam>>;
export type ValuesOf<P> = { readonly [Key in keyof P]: P[Key] extends Param<infer Value> ? Value : never };

const textMax = 400;
const listMax = 200;

export const text = (name: string): Param<string> => ({
  name,
  initial: '',
  parse: (value) => (value.length <= textMax ? value : undefined),
  format: (value) => value,
});

export const flag = (name: string, initial: boolean): Param<boolean> => ({
  name,
  initial,
  parse: (value) => (value === '1' ? true : value === '0' ? false : undefined),
  format: (value) => (value ? '1' : '0'),
});

export const oneOf = <const Value extends string>(name: string, values: readonly Value[], initial: Value): Param<Value> => ({
  name,
  initial,
  parse: (value) => values.find((candidate) => candidate === value),
  format: (value) => value,
});

/** 0 stands for "as the settings say". */
export const rows = (name: string, max: number): Param<number> => ({
  name,
  initial: 0,
  parse: (value) => (/^[1-9]\d{0,5}$/.test(value) && Number(value) <= max ? Number(value) : undefined),
  format: String,
});

/** A set of values: sorted, without repetition, so that equal sets give the same address. */
export const set = <Value extends string = string>(name: string, values?: readonly Value[]): Param<readonly Value[]> => ({
  name,
  initial: [],
  parse: (joined) => {
    const items = joined.split(',').map(unescaped);
    if (items.length > listMax) return undefined;
    const known = items.filter((item): item is Value => (values ? values.some((value) => value === item) : /^[^\s]{1,80}$/.test(item)));
    return known.length === items.length ? sorted(known) : undefined;
  },
  format: (items) => sorted(items).map((item) => item.replace(/[,%]/g, encodeURIComponent)).join(','),
});

export const conceptId = (name: string): Param<string> => ({
  name,
  initial: '',
  parse: (value) => (/^[A-Za-z0-9._-]+:\S{1,80}$/.test(value) ? value : undefined),
  format: (value) => value,
});

/** Hashes and ids of statements, mappings and releases. */
export const id = (name: string): Param<string> => ({
  name,
  initial: '',
  parse: (value) => (/^[\w.:+=~-]{1,200}$/.test(value) ? value : undefined),
  format: (value) => value,
});

const sorted = <Value extends string>(items: readonly Value[]): readonly Value[] =>
  [...new Set(items)].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));

function unescaped(item: string): string {
  return item.replace(/%(2C|25)/g, (_, hex) => (hex === '2C' ? ',' : '%'));
}

/** Parameters that every view understands, in their place after the view's own. */
export const globalParams = { at: id('at'), why: id('why') };

export interface ReadParams<P> {
  readonly values: ValuesOf<P>;
  /** `name=value` of what is unknown, repeated or malformed, in the order of the address. */
  readonly invalid: readonly string[];
}

export function readParams<P extends Params>(params: P, search: string): ReadParams<P> {
  const given = new URLSearchParams(search);
  const values: Record<string, unknown> = {};
  const used = new Set<string>();
  const invalid: string[] = [];
  const byName = new Map(Object.entries(params).map(([key, param]) => [param.name, { key, param }]));
  for (const { key, param } of byName.values()) values[key] = param.initial;
  for (const [name, value] of given) {
    const known = byName.get(name);
    const parsed = known && !used.has(name) ? known.param.parse(value) : undefined;
    if (known && parsed !== undefined) values[known.key] = parsed;
    else invalid.push(`${name}=${value}`);
    used.add(name);
  }
  // The loop above gives each key of `params` the type of its own parameter, which the compiler cannot follow.
  return { values: values as ValuesOf<P>, invalid };
}

/** The canonical text of these values: order of `params`, initial values left out, lists sorted. */
export function writeParams<P extends Params>(params: P, values: Partial<ValuesOf<P>>): string {
  const parts = Object.entries<Params[string]>(params).flatMap(([key, param]) => {
    const value: unknown = values[key];
    if (value === undefined) return [];
    const write = param.format as (value: unknown) => string;
    const written = write(value);
    return written === write(param.initial) ? [] : [`${param.name}=${queryText(written)}`];
  });
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}
