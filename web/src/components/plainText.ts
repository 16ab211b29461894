/** Characters that reorder or hide text: directional controls, zero-width characters, the byte order mark, line separators. */
const unseen = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const control = /[\u0000-\u001f\u007f-\u009f]/g;

const named = (character: string): string => `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`;

/** A text of a source made harmless: line breaks become spaces, and characters that reorder or hide text are named in place. */
export const plainText = (text: string): string =>
  text.replace(/\r\n|[\t\n\r]/g, ' ').replace(control, named).replace(unseen, (character) =>
    // Joiners shape letters in several scripts and in emoji; they hide nothing there.
    character === '\u200c' || character === '\u200d' ? character : named(character),
  );
