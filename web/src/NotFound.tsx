import { Link, useLocation } from 'react-router';
import { Plain } from './components/Plain.tsx';
import { ViewFrame } from './components/ViewFrame.tsx';

export function NotFound() {
  const { pathname } = useLocation();
  return (
    <ViewFrame
      view="not-found"
      title="No such page"
      received={undefined}
      complete
      addressAt={() => pathname}
      table={undefined}
      invalid={[]}
      onDismiss={() => undefined}
    >
      <p>
        There is no page at <code><Plain>{pathname}</Plain></code>.
      </p>
      <p>
        <Link to="/">Search the concepts</Link>
      </p>
    </ViewFrame>
  );
}
