import { Link, useLocation } from 'react-router';
import { date } from './components/format.ts';
import { Plain } from './components/Plain.tsx';
import { useRelease } from './components/releaseContext.ts';
import { ViewFrame } from './components/ViewFrame.tsx';

/** A link names a release that this server does not answer from: another release's answer would be a silent exchange. */
export function OtherRelease({ asked }: { asked: string }) {
  const { pathname, search } = useLocation();
  const shell = useRelease();
  if (!shell) return null;
  const served = new URLSearchParams(search);
  served.set('at', shell.release.id);
  const address = `${pathname}?${served.toString()}`;
  return (
    <ViewFrame
      view="other-release"
      title="This release is not served here"
      received={undefined}
      complete
      addressAt={() => `${pathname}${search}`}
      table={undefined}
      invalid={[]}
      onDismiss={() => undefined}
    >
      <p>
        The link asks for release <code><Plain>{asked}</Plain></code>. This server answers from release <code>{shell.release.id}</code> of{' '}
        {date(shell.release.createdAt)}.
      </p>
      <p>
        <Link to={address}>Open with the release that is served</Link>
      </p>
    </ViewFrame>
  );
}
