/** `npm test`: every check there is, each with its output, and one line that counts them at the end. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { ensureChromium } from './chromium';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a report tells: the counts, and the failed tests by file and name. */
interface Told extends Count {
  readonly names: readonly string[];
}

/** Of a report by vitest. */
interface UnitReport extends Readonly<Partial<Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>>> {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Of a report by Playwright. */
interface E2eReport {
  readonly stats: Readonly<Partial<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>>;
  readonly suites: readonly E2eSuite[];
}

interface E2eSuite {
  readonly specs?: readonly { readonly file: string; readonly title: string; readonly ok: boolean }[];
  readonly suites?: readonly E2eSuite[];
}

const UNIT_REPORT = '.cache/unit-report.json';
const E2E_REPORT = '.cache/e2e-report.json';
const total: Count = { passed: 0, failed: 0, skipped: 0 };
/** What failed, told again at the end: the output before it is long. */
const failures: string[] = [];
const env: NodeJS.ProcessEnv = { ...process.env };

mkdirSync('.cache', { recursive: true });
// The build waits for one core, the compiler takes what there is: side by side they take as long as the longer one.
await Promise.all([check('types'), check('build').then(() => check('size')), check('lint')]);
try {
  env.CHROMIUM = ensureChromium();
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : String(problem));
  failures.push('no Chromium');
}
suite(
  'unit and property tests',
  ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`],
  UNIT_REPORT,
  countUnit,
);
if (env.CHROMIUM === undefined) add({ passed: 0, failed: 1, skipped: 0 });
else {
  const e2e = ['npx', 'playwright', 'test'];
  suite('end-to-end tests, two files at a time', [...e2e, '--project=others', '--workers=2'], E2E_REPORT, countE2e);
  // On the build of the first part.
  env.TAPEDECK_E2E_GO_ON = '1';
  suite('end-to-end tests of what happens in time', [...e2e, '--project=timed'], E2E_REPORT, countE2e);
  suite('the app against its pictures', [...e2e, '--project=looks'], E2E_REPORT, countE2e);
}

if (failures.length > 0) console.log(`\n== failed\n${failures.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** What it printed stands together, whatever ran beside it. */
async function check(name: string): Promise<void> {
  const running = spawn('npm', ['run', '--silent', name], { env, shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const isGood = await new Promise<boolean>((resolve) => {
    running.once('error', (problem) => {
      said += String(problem);
      resolve(false);
    });
    running.once('close', (code) => resolve(code === 0));
  });
  console.log(`\n== ${name}\n${said}`);
  if (!isGood) failures.push(name);
  add({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 });
}

/** A suite that fails without a failed test to show for it (it did not even start) counts as one failure. */
function suite(name: string, command: readonly string[], report: string, count: (report: never) => Told): void {
  rmSync(report, { force: true });
  const isGood = run(name, command);
  const found = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8')) as never) : { passed: 0, failed: 0, skipped: 0, names: [] };
  failures.push(...found.names);
  if (!isGood && found.failed === 0) {
    failures.push(name);
    found.failed = 1;
  }
  add(found);
}

function run(name: string, [command = '', ...args]: readonly string[]): boolean {
  console.log(`\n== ${name}`);
  return spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0;
}

function add(count: Count): void {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
}

function countUnit({ testResults, ...counts }: UnitReport): Told {
  const names = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${relative('.', name)} › ${fullName}`),
  );
  const skipped = (counts.numPendingTests ?? 0) + (counts.numTodoTests ?? 0);
  return { passed: counts.numPassedTests ?? 0, failed: counts.numFailedTests ?? 0, skipped, names };
}

function countE2e({ stats, suites }: E2eReport): Told {
  const names = (of: readonly E2eSuite[]): readonly string[] =>
    of.flatMap(({ specs = [], suites: inner = [] }) => [
      ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file} › ${title}`),
      ...names(inner),
    ]);
  return { passed: stats.expected ?? 0, failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0), skipped: stats.skipped ?? 0, names: names(suites) };
}
