import type { SearchQuery } from '../../generated/graphql.ts';
import { count } from '../../components/format.ts';
import { systemShortName } from '../../components/systems.ts';
import { kindWords } from '../../components/words.ts';
import { branchName, type Branch, type FilterChange, type Filters } from './filters.ts';

interface FacetsProps {
  facets: SearchQuery['searchConcepts']['facets'];
  inactiveCount: number;
  filters: Filters;
  branch: Branch;
  onChange: (change: FilterChange) => void;
}

export const facetsId = 'facets';

interface Box {
  readonly value: string;
  readonly title: string;
  readonly count: number;
  readonly checked: boolean;
}

/** Filters with the number of results that each would leave. */
export function Facets({ facets, inactiveCount, filters, branch, onChange }: FacetsProps) {
  const bySystem = facets.flatMap(({ system, count: hits }) => (system ? [{ value: system.id, title: systemShortName(system.id), hits }] : []));
  const byKind = facets.flatMap(({ kind, count: hits }) => (kind ? [{ value: kind, title: kindWords[kind], hits }] : []));
  const boxes = (found: { value: string; title: string; hits: number }[], chosen: readonly string[], nameOf: (value: string) => string): Box[] => {
    const shown = found.map(({ value, title, hits }) => ({ value, title, count: hits, checked: chosen.includes(value) }));
    // A filter that is on stays in sight when it leaves nothing, or nobody could take it off.
    const emptied = chosen.filter((value) => !found.some((one) => one.value === value));
    return [...shown, ...emptied.map((value) => ({ value, title: nameOf(value), count: 0, checked: true }))];
  };
  const toggled = (values: readonly string[], value: string): readonly string[] =>
    values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  const kindNames = new Map<string, string>(Object.entries(kindWords));

  return (
    <section className="facets" id={facetsId} aria-label="Filters" tabIndex={-1}>
      {filters.within !== undefined && (
        <p className="chip">
          <span>
            under: <bdi>{branchName(filters.within, branch)}</bdi>
          </span>
          <button
            aria-label={`Search everywhere, not only under ${branchName(filters.within, branch)}`}
            onClick={() => {
              onChange({ within: '' });
            }}
          >
            ✕
          </button>
        </p>
      )}
      <FacetGroup
        title="System"
        boxes={boxes(bySystem, filters.systems, systemShortName)}
        onToggle={(value) => {
          onChange({ systems: toggled(filters.systems, value) });
        }}
      />
      <FacetGroup
        title="Kind"
        boxes={boxes(byKind, filters.kinds, (kind) => kindNames.get(kind) ?? kind)}
        onToggle={(value) => {
          onChange({ kinds: toggled(filters.kinds, value).map((kind) => kind.toLowerCase()) });
        }}
      />
      <fieldset>
        <legend>Status</legend>
        <label className="check">
          <input
            type="checkbox"
            checked={filters.includeInactive}
            onChange={() => {
              onChange({ inactive: !filters.includeInactive });
            }}
          />
          <span>
            inactive {!filters.includeInactive && <span className="quiet">{count(inactiveCount)} hidden</span>}
          </span>
        </label>
      </fieldset>
    </section>
  );
}

function FacetGroup({ title, boxes, onToggle }: { title: string; boxes: readonly Box[]; onToggle: (value: string) => void }) {
  if (boxes.length === 0) return null;
  return (
    <fieldset>
      <legend>{title}</legend>
      {boxes.map((box) => (
        <label key={box.value} className="check" data-facet={box.value}>
          <input
            type="checkbox"
            checked={box.checked}
            onChange={() => {
              onToggle(box.value);
            }}
          />
          <span>
            <bdi>{box.title}</bdi> <span className="quiet facet-count">{count(box.count)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
