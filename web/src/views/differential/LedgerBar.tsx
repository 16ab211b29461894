/** A bar from the centre line: for to the right and solid, against to the left and hatched. */
export function LedgerBar({ hundredths, widest }: { hundredths: number; widest: number }) {
  const share = `${Math.round((Math.abs(hundredths) / widest) * 100)}%`;
  return (
    <span className="bar" aria-hidden="true">
      <span className="bar-side">{hundredths < 0 && <span className="bar-against" style={{ inlineSize: share }} />}</span>
      <span className="bar-side">{hundredths > 0 && <span className="bar-for" style={{ inlineSize: share }} />}</span>
    </span>
  );
}
