import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Drawer } from './components/Dialog.tsx';
import { QueryState } from './components/QueryState.tsx';
import { useAnswer } from './components/useAnswer.ts';
import { AssertionDetail } from './evidence/assertion/AssertionDetail.tsx';
import { MappingDetail } from './evidence/mapping/MappingDetail.tsx';
import { WhyDocument, type WhyQuery } from './generated/graphql.ts';

/** What stands behind one statement or mapping, named by the address alone. */
export default function WhyDrawer({ id }: { id: string }) {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const answer = useAnswer(WhyDocument, useMemo(() => ({ id }), [id]));
  const show = (other: string | undefined): void => {
    const kept = search.replace(/([?&])why=[^&]*/, '').replace(/^&/, '?');
    const why = other === undefined ? '' : `${kept.includes('?') ? '&' : '?'}why=${encodeURIComponent(other)}`;
    void navigate(`${pathname}${kept}${why}${hash}`, { replace: other === undefined });
  };
  return (
    <Drawer
      title="Why this is stated"
      onClose={() => {
        show(undefined);
      }}
    >
      <QueryState answer={answer} what="the sources of this statement">
        {({ node }) => (
          <>
            {node ? (
              <Stated node={node} onOther={show} />
            ) : (
              <p>
                No statement has the id <code>{id}</code> in this release.
              </p>
            )}
            <p className="quiet">
              Id <code>{id}</code>
            </p>
          </>
        )}
      </QueryState>
    </Drawer>
  );
}

function Stated({ node, onOther }: { node: WhyQuery['node']; onOther: (id: string) => void }) {
  if (node?.__typename === 'Assertion') return <AssertionDetail assertion={node} onOther={onOther} />;
  if (node?.__typename === 'Mapping') return <MappingDetail mapping={node} />;
  return null;
}
