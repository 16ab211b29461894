import { createContext, useContext } from 'react';
import type { ShellQuery } from '../generated/graphql.ts';

/** The release that the server answers from, and the systems in it; absent until the shell knows it. */
export const ReleaseContext = createContext<ShellQuery | undefined>(undefined);
export const useRelease = (): ShellQuery | undefined => useContext(ReleaseContext);
