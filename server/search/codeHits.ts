import { codeSystemForms, compactCode, systemIdOf } from '../domain/codeSystem.ts';
import type { TermIndex } from './termIndex.ts';

export interface CodeHit {
  readonly concept: number;
  readonly score: number;
}

/** A text is read as a code when it is one word with a digit, or a block or chapter as published. */
const codeShape = /^[A-Za-z]*[\d][A-Za-z0-9.\-]*$|^chapter-\d+$/i;
const beginningLengthMin = 2;
const codesMax = 2000;

/** Concepts whose code is the text, or begins with it; a prefix such as `ICD-10-CM:` or `omim` is understood. */
export function codeHits(index: TermIndex, text: string): readonly CodeHit[] {
  const code = compactCode(withoutSystem(text.trim()));
  if (code === '') return [];
  const [start, end] = index.codeRange(code);
  const hits: CodeHit[] = [];
  for (let place = start; place < Math.min(end, start + codesMax); place += 1) {
    const found = index.codes.at(place);
    if (found !== code && code.length < beginningLengthMin) continue;
    hits.push({ concept: index.codeConcept[place] ?? 0, score: found === code ? 1 : 0.9 - 0.02 * Math.min(20, found.length - code.length) });
  }
  return hits;
}

/** The code within the text, or '' where the text has none. */
function withoutSystem(text: string): string {
  const parts = /^([A-Za-z][A-Za-z0-9_ -]*?)[: ]+(\S+)$/.exec(text);
  const [, prefix = '', rest = ''] = parts ?? [];
  const code = prefix !== '' && systemIdOf(prefix) in codeSystemForms ? rest : text;
  return codeShape.test(code) ? code : '';
}
