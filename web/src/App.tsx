import './App.css';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, Route, Routes, useLocation } from 'react-router';
import { globalParams, readParams } from './components/urlParams.ts';
import { LiveStatus } from './components/LiveStatus.tsx';
import { TroubleNote } from './components/QueryState.tsx';
import { ReleaseContext } from './components/releaseContext.ts';
import { shortcut } from './components/keys.ts';
import { useAnswer } from './components/useAnswer.ts';
import { ShellDocument } from './generated/graphql.ts';
import { KeyOverlay } from './KeyOverlay.tsx';
import { NotFound } from './NotFound.tsx';
import { OtherRelease } from './OtherRelease.tsx';
import { Palette, paletteFieldId } from './Palette.tsx';
import { ReleaseBadge } from './ReleaseBadge.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { useShellKeys } from './useShellKeys.ts';
import { views } from './views/index.ts';

const screens = views.map(({ path, load }) => ({ path, Screen: lazy(load) }));
const WhyDrawer = lazy(() => import('./WhyDrawer.tsx'));
const nothing = {};

export type Sheet = 'keys' | 'settings' | 'release';

export function App() {
  const { pathname, search } = useLocation();
  const [sheet, setSheet] = useState<Sheet>();
  const answer = useAnswer(ShellDocument, nothing);
  const shell = answer.state === 'ready' ? answer.data : undefined;
  const { at, why } = useMemo(() => readParams(globalParams, search).values, [search]);
  useShellKeys(setSheet);
  const close = (): void => {
    setSheet(undefined);
  };

  return (
    <ReleaseContext value={shell}>
      <SkipTo id="main">Skip to main</SkipTo>
      <SkipTo id={paletteFieldId}>Skip to search</SkipTo>
      <header className="shell-head">
        <div className="shell-bar" data-pane>
          <Link to="/" className="brand">
            <Mark />
            Medical Knowledge Graph
          </Link>
          <Palette onSheet={setSheet} />
          <nav aria-label="Views">
            <Link to="/" aria-keyshortcuts={shortcut('page', 'goSearch')} aria-current={pathname === '/' ? 'page' : undefined}>
              Search
            </Link>
            <Link to="/differential" aria-keyshortcuts={shortcut('page', 'goDifferential')} aria-current={pathname === '/differential' ? 'page' : undefined}>
              Differential
            </Link>
            <Link to="/code" aria-keyshortcuts={shortcut('page', 'goCoder')} aria-current={pathname === '/code' ? 'page' : undefined}>
              Text coder
            </Link>
            <Link to="/api" aria-keyshortcuts={shortcut('page', 'goApi')} aria-current={pathname === '/api' ? 'page' : undefined}>
              API
            </Link>
            <Link to="/ingest" aria-keyshortcuts={shortcut('page', 'goIngest')} aria-current={pathname.startsWith('/ingest') ? 'page' : undefined}>
              Ingest
            </Link>
          </nav>
          <div className="shell-buttons">
            <ReleaseBadge
              shell={shell}
              pinned={at !== ''}
              onOpen={() => {
                setSheet('release');
              }}
              open={sheet === 'release'}
              onClose={close}
            />
            <button
              aria-haspopup="dialog"
              aria-keyshortcuts={shortcut('page', 'help')}
              onClick={() => {
                setSheet('keys');
              }}
            >
              Keys
            </button>
            <button
              aria-haspopup="dialog"
              onClick={() => {
                setSheet('settings');
              }}
            >
              Settings
            </button>
          </div>
        </div>
      </header>
      <div className="shell-body">
        <main id="main" tabIndex={-1} data-pane>
          {answer.state === 'none' && (
            <TroubleNote trouble={answer.trouble} what="the release" operation={answer.operation} onRetry={answer.retry} />
          )}
          {shell && at !== '' && at !== shell.release.id ? (
            <OtherRelease asked={at} />
          ) : (
            <Suspense fallback={<div className="waiting" />}>
              <Routes>
                {screens.map(({ path, Screen }) => (
                  <Route key={path} path={path} element={<Screen />} />
                ))}
                <Route path="*" element={<NotFound />} />
              </Routes>
            </Suspense>
          )}
        </main>
        {why !== '' && (
          <Suspense fallback={null}>
            <WhyDrawer id={why} key={why} />
          </Suspense>
        )}
      </div>
      {sheet === 'keys' && <KeyOverlay onClose={close} />}
      {sheet === 'settings' && <SettingsDialog onClose={close} />}
      <LiveStatus />
    </ReleaseContext>
  );
}

/** Moves the focus and leaves the address alone: what stands after its `#` may be a case. */
function SkipTo({ id, children }: { id: string; children: string }) {
  return (
    <a
      className="skip"
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(id)?.focus();
      }}
    >
      {children}
    </a>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 5.5v7M12 12.5l-6 5M12 12.5l6 5" />
      <circle cx="12" cy="4.5" r="2.5" />
      <circle cx="12" cy="12.5" r="2.5" />
      <circle cx="5" cy="18.5" r="2.5" />
      <circle cx="19" cy="18.5" r="2.5" />
    </svg>
  );
}
