import { copyText } from './copyText.ts';
import type { MenuItem } from './Menu.tsx';
import { plainText } from './plainText.ts';
import { codeText } from './systems.ts';

export interface Coded {
  readonly id: string;
  readonly code: string;
  readonly label: string;
}

export const copyCode = (coded: Coded): void => {
  const text = plainText(codeText(coded));
  void copyText(text, `Copied ${text}`);
};

export const copyTerm = (coded: Coded): void => {
  const text = plainText(`${codeText(coded)} ${coded.label}`);
  void copyText(text, `Copied ${text}`);
};

export const openInNewTab = (address: string): void => {
  window.open(address, '_blank', 'noopener');
};

/** What can be done with any row that stands for a concept. */
export const conceptActs = (concept: Coded, address: string, open: () => void): readonly MenuItem[] => [
  { title: 'Open', run: open },
  {
    title: 'Open in a new tab',
    run: () => {
      openInNewTab(address);
    },
  },
  {
    title: 'Copy code',
    run: () => {
      copyCode(concept);
    },
  },
  {
    title: 'Copy code and term',
    run: () => {
      copyTerm(concept);
    },
  },
];
