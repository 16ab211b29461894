import { useSaid } from './announce.ts';

/** The only two live regions of the application: parts speak through `announce` and `alert`. */
export function LiveStatus() {
  const { polite, assertive } = useSaid();
  return (
    <div className="visually-hidden">
      <div role="status" aria-live="polite" data-volatile>
        {polite}
      </div>
      <div role="alert" aria-live="assertive" data-volatile>
        {assertive}
      </div>
    </div>
  );
}
