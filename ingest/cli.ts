import { Command } from 'commander';
import { DomainError } from '../server/domain/errors.ts';
import { openProgress } from './progress.ts';
import { buildSeeds } from './seeds.ts';

const progress = openProgress(process.stderr);
const print = (line: string): void => {
  progress.clear();
  process.stdout.write(`${line}\n`);
};

const program = new Command('ingest').description('Reads publishers\' files into graph files.');

program
  .command('seeds')
  .description('Build the graph seeds from the publishers\' files')
  .requiredOption('--from <folder>', 'folder with the publishers\' files, at any depth')
  .option('--to <folder>', 'folder of the seeds', 'graph-seeds')
  .action(async ({ from, to }: { from: string; to: string }) => {
    await buildSeeds({
      from, to, onLine: print,
      onProgress: (source, state) => {
        progress.show(source, state);
      },
    });
  });

try {
  await program.parseAsync();
} catch (error) {
  progress.clear();
  // An expected refusal says all that is needed; anything else keeps its stack.
  if (!(error instanceof DomainError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
