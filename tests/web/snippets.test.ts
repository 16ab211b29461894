// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { asPython, asTypeScript, isMutation, variablesOf } from '../../web/src/views/api/snippets.ts';

const url = 'http://localhost:4000/graphql';
const question = { text: 'query Q($text: String!) {\n  searchConcepts(text: $text) { totalCount } # "quoted" `ticked` ${dollar}\n}', variables: '{ "text": "Addison\'s \\"disease\\" \\\\ \\u00e9 😀" }' };
const body = { query: question.text, variables: { text: 'Addison\'s "disease" \\ é 😀' } };

describe('an operation as it is sent elsewhere', () => {
  it('sends in TypeScript the same body', async () => {
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', async (address: string, { body: text }: { body: string }) => {
      sent.push(address, JSON.parse(text));
      return { json: async () => ({ data: 1, extensions: { release: 'release:1' } }) };
    });
    const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const code = asTypeScript(question, url).replace(/: \{ message: string \}/, '');
    await import(`data:text/javascript,${encodeURIComponent(code)}`);
    expect(sent).toEqual([url, body]);
    expect(printed).toHaveBeenCalledWith('release:1', 1);
    vi.unstubAllGlobals();
    printed.mockRestore();
  });

  it('holds in Python the same body, as text of JSON within a text that is written alike in both', () => {
    const written = /json\.loads\((.*)\)$/m.exec(asPython(question, url))?.[1] ?? '';
    expect(JSON.parse(JSON.parse(written) as string)).toEqual(body);
  });
});

describe('what is typed', () => {
  it('is a mutation where its operation is one, whatever strings and comments say', () => {
    for (const text of ['mutation { a }', ' \n mutation M { a }', 'query A { a } mutation B { b }', '# note\nmutation { a }', 'fragment F on A { a }mutation { a }']) expect([text, isMutation(text)]).toEqual([text, true]);
    for (const text of ['{ mutations }', '# mutation { a }\n{ a }', 'query { a(text: "x mutation { a }") }', 'query { a(text: """\nmutation { "quoted" }\n""") }']) expect([text, isMutation(text)]).toEqual([text, false]);
  });

  it('gives variables where it is a JSON object, and none where it is empty', () => {
    expect([variablesOf(''), variablesOf('{"a": 1}'), variablesOf('[1]'), variablesOf('{a: 1}'), variablesOf('null')]).toEqual([{}, { a: 1 }, undefined, undefined, undefined]);
  });
});
