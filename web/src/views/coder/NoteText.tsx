import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Assertedness } from '../../generated/graphql.ts';
import { assertions, assertionWords } from '../../components/AssertionMark.tsx';
import { actFor, keyName, type ActIn } from '../../components/keys.ts';
import { plainText } from '../../components/plainText.ts';
import { codeText } from '../../components/systems.ts';
import type { Span, Verdict } from './coding.ts';
import { segmentsOf } from './segments.ts';

interface NoteTextProps {
  text: string;
  spans: readonly Span[];
  stale: ReadonlySet<string>;
  opened: string | undefined;
  onOpen: (key: string) => void;
  onAssert: (span: Span, assertion: Assertedness) => void;
  onJudge: (span: Span, verdict: Verdict) => void;
  onCodes: (span: Span) => void;
  onRemove: (span: Span) => void;
}

/** Line breaks stay; what reorders or hides text is named as everywhere. */
const visible = (text: string): string => text.split(/(\r\n|\r|\n|\t)/).map((part, index) => (index % 2 === 1 ? part : plainText(part))).join('');

/** "rash, absent by “no”, R21", for those who do not see the marks. */
function nameOf({ text, assertion, cue, codes }: Span, also: readonly Span[], stale: boolean): string {
  const code = codes.map(({ concept }) => codeText(concept)).join(' and ');
  const within = also.length > 0 ? `, within ${also.map((other) => other.text).join(' and ')}` : '';
  return plainText(`${text}, ${assertionWords[assertion].word}${cue === null ? '' : ` by “${cue}”`}, ${code === '' ? 'no code' : code}${within}${stale ? ', edited since' : ''}`);
}

/** The coded note as a document: its spans are buttons, of which one is a tab stop. */
export function NoteText({ text, spans, stale, opened, onOpen, onAssert, onJudge, onCodes, onRemove }: NoteTextProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState(spans[0]?.key);
  const segments = useMemo(() => segmentsOf(text, spans), [text, spans]);
  const at = Math.max(spans.findIndex(({ key }) => key === activeKey), 0);
  const active = spans[at];
  const focusAt = (index: number): void => {
    const target = spans[(index + spans.length) % spans.length];
    if (!target) return;
    setActiveKey(target.key);
    frame.current?.querySelector<HTMLElement>(`[data-span="${CSS.escape(target.key)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actFor('spans', event.nativeEvent);
    if (!act || !active) return;
    event.preventDefault();
    event.stopPropagation();
    const acts: Record<ActIn<'spans'>, () => void> = {
      next: () => {
        focusAt(at + 1);
      },
      previous: () => {
        focusAt(at - 1);
      },
      open: () => {
        onOpen(active.key);
      },
      accept: () => {
        onJudge(active, 'accepted');
      },
      reject: () => {
        onJudge(active, 'rejected');
      },
      assert: () => {
        const assertion = assertions[Number(keyName(event.nativeEvent)) - 1];
        if (assertion) onAssert(active, assertion);
      },
      codes: () => {
        onCodes(active);
      },
      remove: () => {
        onRemove(active);
      },
    };
    acts[act]();
  };
  return (
    <section aria-label="Coded note">
      <h2>Coded note</h2>
      <div ref={frame} className="note-text" dir="auto" onKeyDown={onKeyDown}>
        {segments.map((segment, index) => {
          if (segment.kind === 'plain') return <span key={index}>{visible(segment.text)}</span>;
          const { span, first, also } = segment;
          const old = stale.has(span.key);
          const shared = {
            className: 'span-mark',
            'data-assertion': span.assertion,
            'data-stale': old || undefined,
            'data-opened': span.key === opened || undefined,
            'data-empty': segment.text === '' || undefined,
            onClick: () => {
              setActiveKey(span.key);
              onOpen(span.key);
            },
          };
          if (!first) {
            return (
              <span key={index} {...shared}>
                {visible(segment.text)}
              </span>
            );
          }
          return (
            <span
              key={index}
              {...shared}
              role="button"
              data-span={span.key}
              tabIndex={span.key === active?.key ? 0 : -1}
              aria-label={nameOf(span, also, old)}
              aria-expanded={span.key === opened}
              onFocus={() => {
                setActiveKey(span.key);
              }}
            >
              {visible(segment.text)}
            </span>
          );
        })}
      </div>
      <p className="note legend" aria-hidden="true">
        {[...new Set(spans.map(({ assertion }) => assertion))]
          .sort((one, other) => assertions.indexOf(one) - assertions.indexOf(other))
          .map((assertion) => (
            <span key={assertion}>
              <span className="span-mark" data-assertion={assertion}>
                {assertionWords[assertion].word}
              </span>{' '}
            </span>
          ))}
      </p>
    </section>
  );
}
