import { examples } from './examples.ts';
import type { PatientCase } from './patientCase.ts';

/** Before the first finding: what the workspace does, and cases to try it with. */
export function Start({ onExample }: { onExample: (patient: PatientCase) => void }) {
  return (
    <section className="pane start" data-pane aria-labelledby="start-title">
      <h2 id="start-title">Ranked</h2>
      <p>
        Enter findings, present and absent. From the first one on, every disease with stated findings is ranked by how well it fits, and every rank opens to what speaks for it, what against, what is expected and
        was not reported, and the articles behind it.
      </p>
      <h3>Examples, synthetic</h3>
      <ul className="plain">
        {examples.map(({ title, shows, patient }) => (
          <li key={title}>
            <button
              onClick={() => {
                onExample(patient);
              }}
            >
              {title}
            </button>{' '}
            <span className="quiet">synthetic; shows {shows}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
