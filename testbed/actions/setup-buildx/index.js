// Stands in for docker/setup-buildx-action: a builder with an empty BuildKit of its own, as on a fresh runner.
// Follows its src/main.ts and src/context.ts.
'use strict';

const { spawn } = require('node:child_process');
const { randomUUID } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const lib = path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib');
const { booleanInput, input, refuseUnlessDefault, run, saveState, setOutput } = require(`${lib}/actions.js`);
const { dockerConfiguration, execute, executeOrFail, temporaryFolder, tool } = require(`${lib}/job.js`);
const { attribute, list } = require(`${lib}/lists.js`);

// docker/setup-buildx-action: src/context.ts, defaultBuildkitdFlags.
const DEFAULT_FLAGS =
  '--allow-insecure-entitlement security.insecure --allow-insecure-entitlement network.host';
const ENTITLEMENT_FLAG = /^--allow-insecure-entitlement(?:=| )(?:network\.host|security\.insecure|device)$/;
const READY_WITHIN_MILLISECONDS = 60_000;

function versionOf(program) {
  return /v\d+\.\d+\.\d+/.exec(executeOrFail(tool(program), [program === 'buildx' ? 'version' : '--version'], { quiet: true }))[0];
}

// The engine that a workflow pins must be the one that the testbed runs, or the test would show nothing of it.
function checkDriverOptions() {
  for (const option of list(input('driver-opts'), { ignoreComma: true, quotes: false })) {
    const [name, value] = attribute(option);
    const image = /^(?:docker\.io\/)?moby\/buildkit:(v[^@]+)(?:@sha256:[0-9a-f]{64})?$/.exec(value ?? '');
    if (name === 'image' && image?.[1] === versionOf('buildkitd')) continue;
    if (name === 'network' && value === 'host') continue;
    throw new Error(`the testbed runs moby/buildkit:${versionOf('buildkitd')} and cannot honour driver-opts ${option}`);
  }
}

function checkBuildxVersion() {
  const wanted = input('version');
  if (wanted !== '' && wanted !== versionOf('buildx')) {
    throw new Error(`the testbed has Buildx ${versionOf('buildx')}, not ${wanted}`);
  }
}

function daemonFlags() {
  const flags = (input('buildkitd-flags') || DEFAULT_FLAGS).replaceAll(/\s+/g, ' ').split(/ (?=--)/);
  for (const flag of flags) {
    if (!ENTITLEMENT_FLAG.test(flag)) throw new Error(`the stand-in does not know how to do buildkitd-flags ${flag}`);
  }
  return flags.flatMap(flag => flag.split(' '));
}

function startEngine(folder) {
  const socket = `unix://${folder}/s`;
  const place = ['--config', process.env.STAGEFAN_TESTBED_ENGINE_CONFIGURATION, '--addr', socket, '--root', `${folder}/root`];
  // The default is one path for all engines of a machine, and two that start at once race for it.
  const own = ['--otel-socket-path', `${folder}/otel`];
  const daemon = [...place, ...own, '--oci-worker-net=host', ...daemonFlags()];
  const supervisor = spawn(
    path.join(process.env.STAGEFAN_TESTBED_ACTIONS, '..', 'supervise'),
    [process.env.STAGEFAN_TESTBED_OWNER, folder, tool('buildkitd'), ...daemon],
    { detached: true, stdio: 'ignore' },
  );
  supervisor.unref();
  saveState('supervisor', supervisor.pid);
  saveState('folder', folder);
  return socket;
}

async function waitUntilReady(socket, folder) {
  const deadline = Date.now() + READY_WITHIN_MILLISECONDS;
  while (execute(tool('buildctl'), ['--addr', socket, 'debug', 'workers'], { quiet: true }).exitCode !== 0) {
    if (Date.now() > deadline) {
      throw new Error(`the engine did not get ready: ${fs.readFileSync(`${folder}.log`, 'utf8')}`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

function createBuilder(socket) {
  dockerConfiguration();
  const name = input('name') || `builder-${randomUUID()}`;
  const use = booleanInput('use') ? ['--use'] : [];
  executeOrFail(tool('buildx'), ['create', '--name', name, '--driver', 'remote', ...use, socket]);
  executeOrFail(tool('buildx'), ['inspect', '--bootstrap', '--builder', name]);
  return name;
}

run(__dirname, async () => {
  refuseUnlessDefault({
    'buildkitd-config': '',
    'buildkitd-config-inline': '',
    append: '',
    cleanup: 'true',
    driver: 'docker-container',
    endpoint: '',
    'keep-state': 'false',
    platforms: '',
  });
  booleanInput('cache-binary');
  checkDriverOptions();
  checkBuildxVersion();
  // A short path: a socket's may not be longer than 108 bytes.
  const folder = fs.mkdtempSync(path.join(process.env.STAGEFAN_TESTBED_ENGINES, 'e'));
  const socket = startEngine(folder);
  await waitUntilReady(socket, folder);
  setOutput('name', createBuilder(socket));
  setOutput('driver', 'docker-container');
});
