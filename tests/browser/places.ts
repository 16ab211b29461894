import { matchPath } from 'react-router';
import { views, type ViewKey } from '../../web/src/views/index.ts';

/** Addresses that show each view in its states; a new view is not complete without its own. */
const addresses = {
  search: ['/', '/?q=diabetes+mellitus', '/?q=pneumonia&sys=ICD10CM&type=disease', '/?q=xyzzyq&sys=HP', '/?q=fever&bogus=1'],
  differential: [
    '/differential',
    '/differential#c1.+98,+1166,+1083,+2616,+2650,-1249;a17y;sm',
    '/differential?pane=compare#c1.+98,+1166,+1083,+2616,-1249;vOMIM:154700,OMIM:236200',
    '/differential?pane=flips#c1.+98,+1166,+1083,~1249;x',
    '/differential#c1.+1945',
    '/differential#c1.+1945,+988,+509,+2716,+2167,+9999999;a3y;te',
  ],
  concept: [
    '/concept/ICD10CM/E11.9',
    '/concept/ICD10CM/E11.9?tab=mappings',
    '/concept/SNOMEDCT/59282003?tab=condition',
    '/concept/OMIM/154700?tab=evidence',
    '/concept/HP/0001250?tab=evidence&pred=has_finding',
    '/concept/ICD10CM/E11.9?tab=history',
    '/concept/ICD10CM/Q99.XX',
  ],
  coder: ['/code', '/code?tab=phrase', '/code?tab=drug', '/code?min=80&only=absent&bogus=1'],
  api: ['/api?op=differential&panel=schema', '/api?panel=operations&op=unknown', '/api?panel=changes'],
  ingest: ['/ingest/0000000000000000?state=failed'],
} satisfies Record<ViewKey, readonly string[]>;

export const places = views.flatMap(({ key, path }) =>
  addresses[key].map((address) => {
    if (!matchPath(path, address.replace(/[?#].*/, ''))) throw new Error(`${address} does not show the view ${key}`);
    return { view: key, address };
  }),
);
