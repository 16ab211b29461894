import schema from '../../generated/schemaIndex.json';
import { completionAt, type Completion } from './completion.ts';

/** Loaded when somebody begins to write: it brings the schema along. */
export const completeQuery = (text: string, at: number): Completion | undefined => completionAt(schema as Parameters<typeof completionAt>[0], text, at);
