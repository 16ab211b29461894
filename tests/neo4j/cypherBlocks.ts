/** The blocks of Cypher below a heading of a page, up to the next heading of its level. */
export function cypherBlocks(page: string, heading: string): readonly string[] {
  const [, after = ''] = page.split(`${heading}\n`);
  const section = after.split(/^## /m)[0] ?? '';
  return [...section.matchAll(/```cypher\n([\s\S]*?)\n```/g)].map(([, text = '']) => text);
}

/** A statement as the page shows it: without the indentation of its source. */
export function dedented(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indent)).join('\n');
}
