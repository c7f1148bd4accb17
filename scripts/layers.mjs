// The layers of checks. Each says how many passed and failed; a check that is one program counts as one test.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runTool, Sentence } from './project.mjs';

/** Hundreds of servers start in the tests; compiled modules that they leave to each other halve the time of a start. */
const COMPILED = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'),
};

export const format = single('format', 'biome', ['format', '.']);
export const lint = single('lint', 'biome', [
  'check',
  '--formatter-enabled=false',
  '--error-on-warnings',
  '.',
]);
export const types = single('types', 'tsc', ['--noEmit']);
export const unit = vitest('unit');
export const store = vitest('store');
export const server = vitest('server');
/** One file after the other: they measure, and some take the whole machine. */
export const soak = vitest('soak', ['--no-file-parallelism']);

export const pages = {
  name: 'build',
  async check() {
    try {
      await build();
      return { passed: 1, failed: 0 };
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      process.stdout.write(`${error.message}\n`);
      return { passed: 0, failed: 1 };
    }
  },
};

export const browser = {
  name: 'browser',
  check: () =>
    withReport(async (report) => {
      const { code } = await runTool('playwright', ['test', '--reporter=list,json'], {
        env: { ...COMPILED, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      });
      const { stats, errors, suites } = JSON.parse(readFileSync(report, 'utf8'));
      // A test that only passes on another attempt is one that fails.
      const failed = stats.unexpected + stats.flaky + errors.length;
      const counts = counted(stats.expected, failed, stats.skipped, code);
      return {
        ...counts,
        failures: [...suites.flatMap(unexpected), ...errors.map(({ message }) => message)],
      };
    }),
};

function single(name, tool, args) {
  return {
    name,
    async check() {
      const { code } = await runTool(tool, args);
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

/** One of the projects of vitest.config.ts. Its answer also has the tests, each with its whole name. */
function vitest(project, options = []) {
  return {
    name: project,
    check: () =>
      withReport(async (report) => {
        const { code } = await runTool(
          'vitest',
          [
            'run',
            `--project=${project}`,
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${report}`,
            ...options,
          ],
          { env: COMPILED },
        );
        const result = JSON.parse(readFileSync(report, 'utf8'));
        // Files that could not even be loaded have no tests to count.
        const broken = result.testResults.filter(
          (file) =>
            file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
        );
        const skipped = result.numPendingTests + result.numTodoTests;
        const counts = counted(result.numPassedTests, result.numFailedTests + broken.length, skipped, code);
        return {
          ...counts,
          tests: result.testResults.flatMap((file) =>
            file.assertionResults.map(({ fullName, status, duration = 0 }) => ({
              name: fullName,
              passed: status === 'passed',
              seconds: duration / 1000,
            })),
          ),
          failures: [
            ...broken.map((file) => `${file.name}\n${file.message}`),
            ...result.testResults.flatMap((file) =>
              file.assertionResults
                .filter((test) => test.status === 'failed')
                .map((test) => `${file.name}: ${test.fullName}\n${test.failureMessages.join('\n')}`),
            ),
          ],
        };
      }),
  };
}

/** What failed in a suite of Playwright's report and in the suites within it. */
function unexpected(suite) {
  const here = (suite.specs ?? [])
    .filter((spec) => !spec.ok)
    .map((spec) => {
      const errors = spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors));
      return `${spec.file}: ${spec.title}\n${errors.map(({ message }) => message).join('\n')}`;
    });
  return [...here, ...(suite.suites ?? []).flatMap(unexpected)];
}

/** A runner that ends badly without naming a test, and a layer in which nothing ran, are failures too. */
function counted(passed, failed, skipped, code) {
  if (passed + failed === 0) {
    process.stdout.write('No test ran in this layer.\n');
    return { passed: 0, failed: 1 };
  }
  if (skipped > 0) process.stdout.write(`${skipped} skipped.\n`);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** Gives a path for a runner's report. No report: the runner itself broke, one failure. */
async function withReport(check) {
  const folder = mkdtempSync(join(tmpdir(), 'rencontre-report-'));
  try {
    return await check(join(folder, 'report.json'));
  } catch (error) {
    process.stdout.write(`No report of this layer: ${error.message}\n`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
