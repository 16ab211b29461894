/** Pictures of every screen to look at: `npx tsx tests/browser/screenshots.ts http://localhost:4000 FOLDER`. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launch } from './browser.ts';

const addresses = {
  api: '/api?op=differential',
  start: '/',
  search: '/?q=diabetes+mellitus',
  empty: '/?q=fever&type=procedure',
  concept: '/concept/ICD10CM/E11.9',
  finding: '/concept/HP/0001250?tab=evidence',
  disease: '/concept/OMIM/154700?tab=evidence',
  mappings: '/concept/ICD10CM/E11.9?tab=mappings',
  history: '/concept/ICD10CM/E11.9?tab=history',
  coder: '/code',
  unknown: '/concept/ICD10CM/Q00.XX',
  workspace: '/differential',
  ranked: '/differential#c1.+98,+1166,+1083,+2616,+2650,-1249;a17y;sm',
  compared: '/differential?pane=compare#c1.+98,+1166,+1083,+2616,-1249;vOMIM:154700,OMIM:236200',
  flips: '/differential?pane=flips#c1.+98,+1166,+1083,~1249;x',
} as const;
const widths = [320, 768, 1366, 1920] as const;

const [base = 'http://localhost:4000', folder = 'screenshots', only = ''] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const browser = await launch();
for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of widths) {
    const page = await browser.newPage({ viewport: { width, height: width < 500 ? 900 : 800 }, colorScheme });
    for (const [name, address] of Object.entries(addresses)) {
      const file = `${name}-${colorScheme}-${width}.png`;
      if (!file.includes(only)) continue;
      await page.goto(base + address, { waitUntil: 'networkidle' });
      await page.screenshot({ path: path.join(folder, file), fullPage: width < 500 });
    }
    await page.close();
  }
}
await browser.close();
