import { globalParams, oneOf } from '../../components/urlParams.ts';
import { examples } from './examples.ts';
import { storedOperations } from './storedOperations.ts';

const panelKeys = ['examples', 'operations', 'schema', 'changes'] as const;
export type PanelKey = (typeof panelKeys)[number];

/** What is chosen, never what is typed: variables may hold a case or a note. */
export const apiParams = {
  /** Key of an example, or id of a stored operation. */
  op: oneOf('op', ['', ...examples.map(({ key }) => key), ...storedOperations.map(({ id }) => id)], ''),
  panel: oneOf('panel', panelKeys, 'examples'),
  ...globalParams,
};
