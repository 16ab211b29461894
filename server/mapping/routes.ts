import type { ConceptId } from '../domain/concept.ts';
import { codeOf, systemOf } from '../domain/concept.ts';
import type { Lexicon } from '../search/lexicon.ts';

/** Tells by route of administration which ATC groups a drug can belong to. */
export class RouteFilter {
  readonly #routeOf: ReadonlyMap<string, string>;
  readonly #groups: readonly { readonly prefix: string; readonly routes: ReadonlySet<string> }[];

  constructor({ drugRoutes, atcRoutes }: Pick<Lexicon, 'drugRoutes' | 'atcRoutes'>) {
    this.#routeOf = new Map(drugRoutes.map(({ written, route }) => [written.toLowerCase(), route]));
    // The longest prefix decides.
    this.#groups = atcRoutes.map(({ prefix, routes }) => ({ prefix, routes: new Set(routes) })).sort((a, b) => b.prefix.length - a.prefix.length);
  }

  /** The route meant by a written one: `po`, `PO/NG`, `intravenous`; undefined where the table has none. */
  read(written: string): string | undefined {
    const text = written.trim().toLowerCase();
    const whole = this.#routeOf.get(text);
    if (whole !== undefined) return whole;
    const parts = text.split(/[^a-z]+/).map((part) => this.#routeOf.get(part)).filter((part) => part !== undefined);
    return parts[0];
  }

  /** True also where the route or the group says nothing. */
  fits(written: string, id: ConceptId): boolean {
    if (systemOf(id) !== 'ATC') return true;
    const route = this.read(written);
    const code = codeOf(id);
    const group = this.#groups.find(({ prefix }) => code.startsWith(prefix));
    return route === undefined || group === undefined || group.routes.has(route);
  }
}
