import { PolarityMark } from '../components/PolarityMark.tsx';

/** Beside a statement whose reading that counts is no person's. */
export const MachineRead = () => <PolarityMark polarity="review" word="a machine's reading" />;
