import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';
import { LimitExceeded } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';

const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Throws LimitExceeded where a document is too long or nested too deeply to be parsed: the parser goes down one level for
 * each bracket, and would run out of stack before it counts its tokens. What cannot be read is left to the parser to refuse.
 */
export function checkDocumentText(text: string): void {
  const lexer = new Lexer(new Source(text));
  let [tokens, nesting] = [0, 0];
  for (;;) {
    let kind: TokenKind;
    try {
      ({ kind } = lexer.advance());
    } catch (error) {
      if (error instanceof GraphQLError) return;
      throw error;
    }
    if (kind === TokenKind.EOF) return;
    tokens += 1;
    if (opening.has(kind)) nesting += 1;
    else if (closing.has(kind)) nesting -= 1;
    if (tokens > limits.queryTokensMax) throw new LimitExceeded('query tokens', limits.queryTokensMax, tokens, 'Send a shorter query, with values as variables.');
    if (nesting > limits.queryNestingMax) throw new LimitExceeded('query brackets within one another', limits.queryNestingMax, nesting, 'Split the query.');
  }
}
