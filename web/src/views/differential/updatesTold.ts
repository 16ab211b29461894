import { useEffect, useRef } from 'react';
import { announce } from '../../components/announce.ts';
import { counted } from '../../components/format.ts';
import { plainText } from '../../components/plainText.ts';
import type { Ranked } from './useDifferential.ts';

/** Says in one sentence what a new list brings, and never reads it out. */
export function useUpdatesTold(answer: Ranked | undefined): void {
  const before = useRef<string>(undefined);
  useEffect(() => {
    const first = answer?.diagnoses[0];
    if (!answer || !first) return;
    const change = before.current === undefined ? '' : before.current === first.disease.id ? ', unchanged' : ', new';
    before.current = first.disease.id;
    const shelf = answer.cannotMiss.filter(({ standing }) => standing === 'KEPT').length;
    announce(`Updated. ${answer.abstained ? 'Not ranked with confidence. ' : ''}First: ${plainText(first.name)}${change}.${shelf > 0 ? ` ${counted(shelf, 'cannot-miss diagnosis', 'cannot-miss diagnoses')}.` : ''}`);
  }, [answer]);
}
