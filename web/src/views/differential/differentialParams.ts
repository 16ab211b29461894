import { serverLimits } from '../../components/serverLimits.ts';
import { globalParams, oneOf, rows, set } from '../../components/urlParams.ts';

export const diagnosesFirst = 20;

export const panes = ['why', 'compare', 'flips', 'sources'] as const;
export type Pane = (typeof panes)[number];

/** What the list is narrowed to; what it hides is counted. */
export const scopes = ['explains-all', 'rare', 'common'] as const;
export type Scope = (typeof scopes)[number];

/** How much the incidence counts: as the setting implies, whole, half, or not at all. */
export const priors = ['setting', 'whole', 'half', 'none'] as const;
export type PriorChoice = (typeof priors)[number];

/** How the workspace stands; nothing of the case, nor of what it suggests, is among it. */
export const differentialParams = {
  pane: oneOf('pane', panes, 'why'),
  scope: set('scope', scopes),
  prior: oneOf('prior', priors, 'setting'),
  shown: rows('n', serverLimits.diagnosesMax),
  ...globalParams,
};
