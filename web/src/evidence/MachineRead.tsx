import { PolarityMark } from '../components/PolarityMark.tsx';

/** Beside what no person has checked against its source. */
export const MachineRead = ({ quiet = false }: { quiet?: boolean }) => <PolarityMark polarity="review" word="read by machines only" quiet={quiet} />;
