import { settings } from './settings.ts';

export type KeyContext = 'everywhere' | 'page' | 'combobox' | 'grid' | 'tree' | 'tabs' | 'menu' | 'search' | 'concept' | 'differential' | 'findings' | 'proposals' | 'question' | 'ranked' | 'coderField' | 'spans' | 'codes' | 'spanPanel' | 'apiField' | 'completion' | 'runs';

interface KeyAct {
  readonly id: string;
  readonly context: KeyContext;
  /** As in `aria-keyshortcuts`; Control is the command key on Apple keyboards. */
  readonly keys: readonly string[];
  readonly words: string;
}

/** The one table of keys: handlers, the `?` overlay and `aria-keyshortcuts` read it. */
export const keyTable = [
  { id: 'palette', context: 'everywhere', keys: ['Control+K'], words: 'Search or jump' },
  { id: 'panes', context: 'everywhere', keys: ['F6'], words: 'Next pane' },
  { id: 'slash', context: 'page', keys: ['/'], words: 'Search or jump' },
  { id: 'help', context: 'page', keys: ['?'], words: 'Show the keys' },
  { id: 'goSearch', context: 'page', keys: ['Shift+S'], words: 'Go to Search' },
  { id: 'goDifferential', context: 'page', keys: ['Shift+D'], words: 'Go to Differential' },
  { id: 'goCoder', context: 'page', keys: ['Shift+T'], words: 'Go to the Text coder' },
  { id: 'goApi', context: 'page', keys: ['Shift+A'], words: 'Go to the API page' },
  { id: 'goIngest', context: 'page', keys: ['Shift+I'], words: 'Go to Ingest' },
  { id: 'next', context: 'combobox', keys: ['ArrowDown'], words: 'Next suggestion' },
  { id: 'previous', context: 'combobox', keys: ['ArrowUp'], words: 'Previous suggestion' },
  { id: 'take', context: 'combobox', keys: ['Enter'], words: 'Take the suggestion, else search' },
  { id: 'newTab', context: 'combobox', keys: ['Control+Enter'], words: 'Open the suggestion in a new tab' },
  { id: 'close', context: 'combobox', keys: ['Escape'], words: 'Close the list, then clear the field' },
  { id: 'up', context: 'grid', keys: ['ArrowUp'], words: 'Row above' },
  { id: 'down', context: 'grid', keys: ['ArrowDown'], words: 'Row below' },
  { id: 'left', context: 'grid', keys: ['ArrowLeft'], words: 'Cell to the left' },
  { id: 'right', context: 'grid', keys: ['ArrowRight'], words: 'Cell to the right' },
  { id: 'rowStart', context: 'grid', keys: ['Home'], words: 'First cell of the row' },
  { id: 'rowEnd', context: 'grid', keys: ['End'], words: 'Last cell of the row' },
  { id: 'first', context: 'grid', keys: ['Control+Home'], words: 'First row' },
  { id: 'last', context: 'grid', keys: ['Control+End'], words: 'Last row' },
  { id: 'pageUp', context: 'grid', keys: ['PageUp'], words: 'Ten rows up' },
  { id: 'pageDown', context: 'grid', keys: ['PageDown'], words: 'Ten rows down' },
  { id: 'open', context: 'grid', keys: ['Enter'], words: 'Open the row, or press the button in the cell' },
  { id: 'newTab', context: 'grid', keys: ['Control+Enter'], words: 'Open the row in a new tab' },
  { id: 'menu', context: 'grid', keys: ['Shift+F10', 'ContextMenu'], words: 'Menu of the row' },
  { id: 'copyCode', context: 'grid', keys: ['c'], words: 'Copy the code' },
  { id: 'copyTerm', context: 'grid', keys: ['Shift+C'], words: 'Copy code and term' },
  { id: 'up', context: 'tree', keys: ['ArrowUp'], words: 'Row above' },
  { id: 'down', context: 'tree', keys: ['ArrowDown'], words: 'Row below' },
  { id: 'right', context: 'tree', keys: ['ArrowRight'], words: 'Open the branch, then its first child' },
  { id: 'left', context: 'tree', keys: ['ArrowLeft'], words: 'Close the branch, then its parent' },
  { id: 'first', context: 'tree', keys: ['Home'], words: 'First row' },
  { id: 'last', context: 'tree', keys: ['End'], words: 'Last row' },
  { id: 'siblings', context: 'tree', keys: ['*'], words: 'Open all siblings' },
  { id: 'open', context: 'tree', keys: ['Enter'], words: 'Open the concept' },
  { id: 'newTab', context: 'tree', keys: ['Control+Enter'], words: 'Open the concept in a new tab' },
  { id: 'menu', context: 'tree', keys: ['Shift+F10', 'ContextMenu'], words: 'Menu of the row' },
  { id: 'previous', context: 'tabs', keys: ['ArrowLeft'], words: 'Tab to the left' },
  { id: 'next', context: 'tabs', keys: ['ArrowRight'], words: 'Tab to the right' },
  { id: 'first', context: 'tabs', keys: ['Home'], words: 'First tab' },
  { id: 'last', context: 'tabs', keys: ['End'], words: 'Last tab' },
  { id: 'open', context: 'tabs', keys: ['Enter', 'Space'], words: 'Open the tab' },
  { id: 'up', context: 'menu', keys: ['ArrowUp'], words: 'Item above' },
  { id: 'down', context: 'menu', keys: ['ArrowDown'], words: 'Item below' },
  { id: 'first', context: 'menu', keys: ['Home'], words: 'First item' },
  { id: 'last', context: 'menu', keys: ['End'], words: 'Last item' },
  { id: 'close', context: 'menu', keys: ['Escape', 'Tab'], words: 'Close the menu' },
  { id: 'facets', context: 'search', keys: ['f'], words: 'Go to the filters' },
  { id: 'unfilter', context: 'search', keys: ['Alt+R'], words: 'Remove the filter that hides most' },
  { id: 'previousTab', context: 'concept', keys: ['['], words: 'Previous tab' },
  { id: 'nextTab', context: 'concept', keys: [']'], words: 'Next tab' },
  { id: 'tree', context: 'concept', keys: ['t'], words: 'Go to the tree' },
  { id: 'question', context: 'differential', keys: ['n'], words: 'Go to the next question' },
  { id: 'undo', context: 'differential', keys: ['Control+Z'], words: 'Undo the last change of the case' },
  { id: 'redo', context: 'differential', keys: ['Control+Y', 'Control+Shift+Z'], words: 'Redo it' },
  { id: 'present', context: 'findings', keys: ['p'], words: 'Present' },
  { id: 'absent', context: 'findings', keys: ['a'], words: 'Absent' },
  { id: 'unknown', context: 'findings', keys: ['u'], words: 'Unknown' },
  { id: 'remove', context: 'findings', keys: ['Delete'], words: 'Remove from the case' },
  { id: 'up', context: 'proposals', keys: ['ArrowUp'], words: 'Proposal above' },
  { id: 'down', context: 'proposals', keys: ['ArrowDown'], words: 'Proposal below' },
  { id: 'confirm', context: 'proposals', keys: ['Enter'], words: 'Confirm: it joins the case' },
  { id: 'confirmAll', context: 'proposals', keys: ['Control+Enter'], words: 'Confirm all' },
  { id: 'present', context: 'proposals', keys: ['p'], words: 'Propose as present' },
  { id: 'absent', context: 'proposals', keys: ['a'], words: 'Propose as absent' },
  { id: 'unknown', context: 'proposals', keys: ['u'], words: 'Propose as unknown' },
  { id: 'reject', context: 'proposals', keys: ['Delete'], words: 'Discard the proposal' },
  { id: 'present', context: 'question', keys: ['p'], words: 'Answer: present' },
  { id: 'absent', context: 'question', keys: ['a'], words: 'Answer: absent' },
  { id: 'unknown', context: 'question', keys: ['u'], words: 'Answer: unknown' },
  { id: 'skip', context: 'question', keys: ['s'], words: 'Skip the question' },
  { id: 'compare', context: 'ranked', keys: ['x'], words: 'Compare, or leave out of the comparison' },
  { id: 'evidence', context: 'ranked', keys: ['e'], words: 'Open the statements behind it' },
  { id: 'flips', context: 'ranked', keys: ['f'], words: 'What would flip the first place' },
  { id: 'run', context: 'coderField', keys: ['Control+Enter'], words: 'Code what is in the field' },
  { id: 'next', context: 'spans', keys: [']', 'ArrowRight'], words: 'Next span' },
  { id: 'previous', context: 'spans', keys: ['[', 'ArrowLeft'], words: 'Previous span' },
  { id: 'open', context: 'spans', keys: ['Enter', 'Space'], words: 'Candidates of the span' },
  { id: 'accept', context: 'spans', keys: ['a'], words: 'Accept its codes, or take that back' },
  { id: 'reject', context: 'spans', keys: ['r'], words: 'Reject its codes, or take that back' },
  { id: 'assert', context: 'spans', keys: ['1', '2', '3', '4', '5', '6'], words: 'Present, absent, possible, conditional, historical, family' },
  { id: 'codes', context: 'spans', keys: ['o'], words: 'Go to its code' },
  { id: 'remove', context: 'spans', keys: ['Delete'], words: 'Remove this evidence and code again' },
  { id: 'close', context: 'spanPanel', keys: ['Escape'], words: 'Back to the note' },
  { id: 'accept', context: 'codes', keys: ['a'], words: 'Accept the code, or take that back' },
  { id: 'reject', context: 'codes', keys: ['r'], words: 'Reject the code, or take that back' },
  { id: 'assert', context: 'codes', keys: ['1', '2', '3', '4', '5', '6'], words: 'Present, absent, possible, conditional, historical, family' },
  { id: 'evidence', context: 'codes', keys: ['o'], words: 'Go to its evidence in the note' },
  { id: 'run', context: 'apiField', keys: ['Control+Enter'], words: 'Run the operation' },
  { id: 'indents', context: 'apiField', keys: ['Control+M'], words: 'Tab indents, or leaves the field' },
  { id: 'complete', context: 'apiField', keys: ['Control+Space'], words: 'Suggest what may stand here' },
  { id: 'leave', context: 'apiField', keys: ['Escape'], words: 'Close the suggestions, then let the next Tab leave the field' },
  { id: 'next', context: 'completion', keys: ['ArrowDown'], words: 'Next suggestion' },
  { id: 'previous', context: 'completion', keys: ['ArrowUp'], words: 'Previous suggestion' },
  { id: 'take', context: 'completion', keys: ['Enter'], words: 'Write the suggestion' },
  { id: 'up', context: 'runs', keys: ['ArrowUp'], words: 'Run above' },
  { id: 'down', context: 'runs', keys: ['ArrowDown'], words: 'Run below' },
  { id: 'first', context: 'runs', keys: ['Home'], words: 'First run' },
  { id: 'last', context: 'runs', keys: ['End'], words: 'Last run' },
  { id: 'open', context: 'runs', keys: ['o'], words: 'Open the run' },
  { id: 'rejects', context: 'runs', keys: ['r'], words: 'Open its rejected records' },
  { id: 'log', context: 'runs', keys: ['l'], words: 'Open its log' },
] as const satisfies readonly KeyAct[];

export type ActIn<Context extends KeyContext> = Extract<(typeof keyTable)[number], { context: Context }>['id'];

/** What has the focus, and the contexts that then hear a key, the nearest first. */
export const heardIn = {
  'a text field': ['combobox', 'search', 'everywhere'],
  'a list of results': ['grid', 'search', 'page', 'everywhere'],
  'a table of the concept': ['grid', 'concept', 'page', 'everywhere'],
  'the tree': ['tree', 'page', 'everywhere'],
  'the tabs': ['tabs', 'concept', 'page', 'everywhere'],
  'a field of the Text coder': ['coderField', 'everywhere'],
  'the coded note': ['spans', 'page', 'everywhere'],
  'the codes of a note': ['grid', 'codes', 'page', 'everywhere'],
  'the candidates of a span': ['grid', 'spanPanel', 'page', 'everywhere'],
  'a field of the API page': ['apiField', 'everywhere'],
  'the suggestions of the API page': ['completion', 'apiField', 'everywhere'],
  'the runs of the ingest': ['runs', 'page', 'everywhere'],
  'a menu': ['menu', 'page', 'everywhere'],
  'the findings of a case': ['grid', 'findings', 'differential', 'page', 'everywhere'],
  'proposed findings': ['proposals', 'differential', 'page', 'everywhere'],
  'the next question': ['question', 'differential', 'page', 'everywhere'],
  'ranked diagnoses': ['grid', 'ranked', 'differential', 'page', 'everywhere'],
} as const satisfies Record<string, readonly KeyContext[]>;

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The pressed key as the table writes it. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const control = apple ? event.metaKey : event.ctrlKey;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const isLetter = /^[a-z]$/i.test(event.key);
  const printable = event.key.length === 1 && event.key !== ' ';
  // With Alt some keyboards give another character, so the place of the key counts then.
  const key = event.altKey && letter ? letter : control || (isLetter && event.shiftKey) ? (printable ? event.key.toUpperCase() : event.key) : event.key;
  const shift = event.shiftKey && (!printable || isLetter);
  const name = key === ' ' ? 'Space' : key;
  return [control ? 'Control' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', name].filter(Boolean).join('+');
}

/** A key that a person may strike by accident or by voice: one character, with or without Shift. */
export const isCharacterKey = (key: string): boolean => /^(Shift\+)?.$/u.test(key);

/** A field where characters and their undo belong to the text. */
export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])'));

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'>;

/** What a key does in a context; nothing for a character that is being typed, or where such keys are switched off. */
export function actFor<Context extends KeyContext>(context: Context, event: Pressed): ActIn<Context> | undefined;
export function actFor(context: KeyContext, event: Pressed): string | undefined {
  const pressed = keyName(event);
  const typing = isTextField(event.target);
  // The tree hears characters only while it has the focus, as its pattern says, so they need no switch there.
  if (isCharacterKey(pressed) && (typing || (!settings().letters && context !== 'tree'))) return undefined;
  return keyTable.find((act) => act.context === context && act.keys.some((key) => key === pressed))?.id;
}

/** For the attribute `aria-keyshortcuts`. */
export const shortcut = <Context extends KeyContext>(context: Context, id: ActIn<Context>): string | undefined =>
  keyTable.find((act) => act.context === context && act.id === id)?.keys.join(' ');

const keyWords: Partial<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Control: apple ? '⌘' : 'Ctrl',
  Escape: 'Esc',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
  ContextMenu: 'Menu key',
};

/** The parts of a key as a person reads them: Ctrl, K. */
export const keyParts = (key: string): readonly string[] =>
  key.split('+').map((part) => keyWords[part] ?? (part.length === 1 ? part.toUpperCase() : part));
