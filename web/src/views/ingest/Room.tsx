import type { IngestQuery, IngestRunStateFragment } from '../../generated/graphql.ts';
import { bytes } from './runWords.ts';

type Options = Pick<IngestQuery['ingestOptions'], 'freeBytes' | 'freeMemoryBytes'>;

/** What a load needs or took; before a load also where there is less than that. */
export function Room({ room, free }: { room: NonNullable<IngestRunStateFragment['needs']>; free?: Options }) {
  const short = free === undefined ? [] : [
    ...(room.memoryBytes > free.freeMemoryBytes ? [`Only ${bytes(free.freeMemoryBytes)} of memory are free: it may be ended on its way`] : []),
    ...(room.diskBytes > free.freeBytes ? [`Only ${bytes(free.freeBytes)} of the disk are free: it will end with NO_ROOM`] : []),
  ];
  return (
    <>
      {bytes(room.memoryBytes)} of memory at the most, {bytes(room.diskBytes)} of the disk
      {short.map((sentence) => (
        <strong key={sentence} className="short" data-volatile>
          {'. '}
          {sentence}
        </strong>
      ))}
    </>
  );
}
