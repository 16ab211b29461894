import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { announce } from '../../components/announce.ts';
import { conceptPath, queryText } from '../../components/address.ts';
import { count } from '../../components/format.ts';
import { Plain } from '../../components/Plain.tsx';
import { plainText } from '../../components/plainText.ts';
import { QueryState, TroubleNote } from '../../components/QueryState.tsx';
import { conceptActs } from '../../components/rowMenu.ts';
import { codeText } from '../../components/systems.ts';
import { Tree } from '../../components/Tree.tsx';
import type { TreeRow } from '../../components/TreeLine.tsx';
import { useAnswer } from '../../components/useAnswer.ts';
import { ConceptPathsDocument, type ConceptPathsQuery } from '../../generated/graphql.ts';
import { filtered, idOfKey, neededChildren, toggled, treeEntries, type TreeEntry, type TreeState } from './treeModel.ts';
import { childrenPage, useChildren } from './useChildren.ts';

const pathsShown = 5;
/** Each opened branch is one more question to the server. */
const siblingsOpenedMax = 30;

interface TreeSettings {
  open: readonly string[];
  siblings: boolean;
  counts: boolean;
}

interface TreePaneProps extends TreeSettings {
  id: string;
  onChange: (change: Partial<TreeSettings>) => void;
}

type Found = Extract<ConceptPathsQuery['node'], { __typename: 'Concept' }>;

export function TreePane({ id, ...settings }: TreePaneProps) {
  const answer = useAnswer(ConceptPathsDocument, useMemo(() => ({ id, paths: pathsShown + 1 }), [id]));
  return (
    <section className="tree-pane" aria-label="Hierarchy" data-pane tabIndex={-1}>
      <QueryState answer={answer} what="the hierarchy">
        {({ node }) => (node?.__typename === 'Concept' ? <ConceptTree concept={node} {...settings} /> : null)}
      </QueryState>
    </section>
  );
}

function ConceptTree({ concept, open, siblings, counts, onChange }: { concept: Found } & Omit<TreePaneProps, 'id'>) {
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const paths = useMemo(() => (concept.pathsToRoot.length > 0 ? concept.pathsToRoot.slice(0, pathsShown) : [[concept]]), [concept]);
  const [needed, setNeeded] = useState<readonly string[]>([]);
  const children = useChildren(needed);
  const state = useMemo<TreeState>(
    () => ({ paths, children: children.pages, loading: children.loading, open, siblings }),
    [children.loading, children.pages, open, paths, siblings],
  );
  const nowNeeded = neededChildren(state);
  if (nowNeeded.join(' ') !== needed.join(' ')) setNeeded(nowNeeded);

  const otherParents = Math.max(concept.parents.length - 1, 0);
  const rows = filtered(treeEntries(state), words).map((entry): TreeRow =>
    entry.kind === 'more' ? moreRow(entry, children.loading) : nodeRow(entry, children.loading, counts, otherParents, (address) => void navigate(address)),
  );

  return (
    <>
      <div className="tree-tools">
        <input
          type="text"
          aria-label="Filter the rows of the tree"
          placeholder="Filter in tree…"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setWords('');
          }}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={siblings}
            onChange={(event) => {
              onChange({ siblings: event.target.checked });
            }}
          />
          siblings
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={counts}
            onChange={(event) => {
              onChange({ counts: event.target.checked });
            }}
          />
          counts
        </label>
      </div>
      {words.trim() !== '' && (
        <p className="note">
          {rows.length === 0 ? 'No loaded row holds these words.' : 'Among the loaded rows.'}{' '}
          <a href={`/?q=${queryText(words.trim())}&under=${queryText(concept.id)}`}>Search under this concept</a>
        </p>
      )}
      {children.trouble && (
        <TroubleNote
          trouble={children.trouble.trouble}
          what="a branch of the hierarchy"
          operation="TreeChildren"
          onRetry={() => {
            if (children.trouble) children.load(children.trouble.of);
          }}
        />
      )}
      <Tree
        label="Hierarchy"
        rows={rows}
        onToggle={(keys, expand) => {
          const ids = keys.map(idOfKey).slice(0, siblingsOpenedMax);
          if (keys.length > ids.length) announce(`The first ${count(ids.length)} of ${count(keys.length)} branches opened`);
          onChange({ open: toggled(state, ids, expand) });
        }}
        onMore={(key) => {
          const entry = treeEntries(state).find((other) => other.key === key);
          if (entry?.kind !== 'more') return;
          if (entry.loaded) children.load(entry.of);
          else onChange({ open: [...open, entry.of] });
        }}
      />
      {concept.pathsToRoot.length > pathsShown && (
        <p className="note">The {pathsShown} shortest ways to a root are shown; there are more. Overview lists every parent.</p>
      )}
    </>
  );
}

function moreRow(entry: Extract<TreeEntry, { kind: 'more' }>, loading: ReadonlySet<string>): TreeRow {
  const { of, loaded, remaining, ...place } = entry;
  const text = loaded ? `Load ${count(Math.min(childrenPage, remaining))} more of ${count(remaining)}` : `Show the other ${count(remaining)}`;
  return { ...place, text, busy: loading.has(of) };
}

function nodeRow(
  entry: Extract<TreeEntry, { kind: 'node' }>,
  loading: ReadonlySet<string>,
  counts: boolean,
  otherParents: number,
  go: (address: string) => void,
): TreeRow {
  const { concept, ...place } = entry;
  const address = conceptPath(concept.id);
  const label = plainText(concept.label);
  return {
    ...place,
    address,
    text: label,
    busy: loading.has(concept.id),
    content: (
      <>
        <code>
          <Plain>{codeText(concept)}</Plain>
        </code>{' '}
        {concept.label !== concept.code && <bdi>{label}</bdi>}
        {!concept.active && <span className="quiet"> inactive</span>}
        {concept.standing === 'STRUCTURAL' && <span className="quiet"> structural</span>}
        {counts && concept.descendantCount > 0 && <span className="tree-count"> {count(concept.descendantCount)}</span>}
        {entry.current && otherParents > 0 && (
          <span className="quiet"> also under {otherParents === 1 ? 'another parent' : `${count(otherParents)} other parents`}</span>
        )}
      </>
    ),
    menu: conceptActs(concept, address, () => {
      go(address);
    }).concat({
      title: 'Search under this concept',
      run: () => {
        go(`/?under=${queryText(concept.id)}`);
      },
    }),
  };
}
