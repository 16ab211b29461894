// @vitest-environment node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '..', '..', 'web', 'src', 'theme.css'), 'utf8');
const tokens = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const colour = (name: string, theme: 'light' | 'dark'): string => {
  const token = tokens.get(name);
  if (!token) throw new Error(`theme.css has no --${name}`);
  return token[theme];
};

const text = ['text', 'text-quiet', 'accent', 'for', 'against', 'missing', 'warn', 'danger', 'tier-a', 'tier-b', 'tier-c'];

it('computes the ratio of black and white as 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

for (const theme of ['light', 'dark'] as const) {
  for (const ground of ['ground', 'surface']) {
    it.each(text)(`reads --%s on ${ground}, ${theme}, with a ratio of 4.5 or more`, (name) => {
      expect(contrast(colour(name, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
    });
    it(`sees the border of controls on ${ground}, ${theme}, with a ratio of 3 or more`, () => {
      expect(contrast(colour('control', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
    });
  }
  it(`reads text on a highlight, ${theme}`, () => {
    expect(contrast(colour('text', theme), colour('mark', theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('text-quiet', theme), colour('mark', theme))).toBeGreaterThanOrEqual(4.5);
  });
  it(`reads the label of the main button, ${theme}`, () => {
    expect(contrast(colour('ground', theme), colour('accent', theme))).toBeGreaterThanOrEqual(4.5);
  });
}
