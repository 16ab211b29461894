import type { ComponentType } from 'react';

export interface View {
  readonly key: string;
  readonly path: string;
  readonly title: string;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** Every screen; the shell draws its routes and the checks visit each of them. */
export const views = [
  { key: 'search', path: '/', title: 'Search', load: () => import('./search/SearchView.tsx') },
  { key: 'differential', path: '/differential', title: 'Differential', load: () => import('./differential/DifferentialView.tsx') },
  { key: 'concept', path: '/concept/:system/:code', title: 'Concept', load: () => import('./concept/ConceptView.tsx') },
  { key: 'coder', path: '/code', title: 'Text coder', load: () => import('./coder/CoderView.tsx') },
  { key: 'api', path: '/api', title: 'API', load: () => import('./api/ApiView.tsx') },
  { key: 'ingest', path: '/ingest/:run?', title: 'Ingest', load: () => import('./ingest/IngestView.tsx') },
] as const satisfies readonly View[];

export type ViewKey = (typeof views)[number]['key'];
