/** Searches that show what the graph answers. */
export const examples = [
  { text: 'pneumonia bact', shows: 'beginnings of words, in any order', address: '/?q=pneumonia+bact' },
  { text: 'heart attack', shows: 'plain words for a clinical name', address: '/?q=heart+attack' },
  { text: 'diabtes', shows: 'a spelling mistake', address: '/?q=diabtes' },
  { text: 'E119', shows: 'a code without its dot', address: '/?q=E119' },
  { text: 'fever', shows: 'findings only', address: '/?q=fever&type=finding' },
  { text: 'metformin', shows: 'a medicine and its class', address: '/?q=metformin' },
] as const;
