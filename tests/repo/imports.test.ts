import { describe, expect, it } from 'vitest';
import { importsOf, readImportTable, rowOf, violations } from './importRules.ts';
import { read, repositoryFiles } from './repositoryFiles.ts';

const table = readImportTable(read('docs/architecture.md'));

describe('the import table', () => {
  it('is kept by every file of server, ingest and web', () => {
    const files = repositoryFiles().filter((file) => /^(server|ingest|web)\/.*\.tsx?$/.test(file));
    expect(files.length).toBeGreaterThan(80);
    expect(violations(table, new Map(files.map((file) => [file, read(file)])))).toEqual([]);
  });

  it('names only folders and files that are there', () => {
    const files = repositoryFiles();
    const missing = table.filter(({ place }) => !files.some((file) => file === place || file.startsWith(`${place}/`)));
    expect(missing.map(({ place }) => place)).toEqual([]);
  });
});

describe('the check of imports', () => {
  const rows = readImportTable([
    'before', '## Imports', '| folder or file | what it holds | may import |', '| --- | --- | --- |',
    '| `server` | Composition. | all of `server` |', '| `server/domain` | Rules. | nothing |',
    '| `server/graph/port.ts` | The port. | `server/domain` |', '| `server/graph/embedded` | A store. | `server/graph/port.ts` `server/domain` |',
    '| `tests` | Suites. | everything |',
  ].join('\n'));
  const broken = (file: string, text: string) => violations(rows, new Map([[file, text]]));

  it('names the import that its row does not allow, however it is written', () => {
    const domain = 'server/domain/rule.ts';
    expect(broken(domain, "import { x } from '../graph/port.ts';")).toEqual(['server/domain/rule.ts (server/domain) imports server/graph/port.ts (server/graph/port.ts)']);
    expect(broken(domain, "import type { X } from '../graph/embedded/store.ts';")).toHaveLength(1);
    expect(broken(domain, "export * from '../main.ts';")).toHaveLength(1);
    expect(broken(domain, "const later = () => import('../main.ts');")).toHaveLength(1);
    expect(broken(domain, "type Later = import('../main.ts').Main;")).toHaveLength(1);
    expect(broken(domain, "import '../graph/embedded/store.ts';")).toHaveLength(1);
  });

  it('allows the own row, the rows named, packages and, to composition, everything below', () => {
    expect(broken('server/graph/embedded/store.ts', "import '../port.ts'; import './rows.ts'; import '../../domain/rule.ts'; import 'node:fs'; import zod from 'zod';")).toEqual([]);
    expect(broken('server/main.ts', "import './graph/embedded/store.ts'; import './domain/rule.ts';")).toEqual([]);
    expect(broken('tests/anything.test.ts', "import '../server/main.ts';")).toEqual([]);
  });

  it('takes the longest matching path, and files directly in server alone for composition', () => {
    expect(rowOf(rows, 'server/graph/port.ts')?.place).toBe('server/graph/port.ts');
    expect(rowOf(rows, 'server/main.ts')?.place).toBe('server');
    expect(broken('server/elsewhere/new.ts', '')).toEqual(['server/elsewhere/new.ts belongs to no row of the table']);
    expect(broken('server/graph/port.ts', "import './embedded/store.ts';")).toHaveLength(1);
  });

  it('passes over text that only looks like an import', () => {
    expect(importsOf('a/b.ts', "// import '../c.ts'\nconst text = \"import '../c.ts'\";")).toEqual([]);
  });

  it('refuses a page without a table', () => {
    expect(() => readImportTable('# Architecture')).toThrow('no import table');
  });
});
