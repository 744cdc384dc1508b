// Stands in for docker/build-push-action: one `buildx build` with the flags that the real one makes of its inputs, and
// a record of what the build ran for the test to read. Follows its src/context.ts and src/main.ts, and the toolkit's
// src/buildx/build.ts.
'use strict';

const { randomUUID } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const lib = path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib');
const { booleanInput, input, mask, run, setOutput, untrimmedInput, warn } = require(`${lib}/actions.js`);
const { dockerConfiguration, execute, executeOrFail, temporaryFolder, tool } = require(`${lib}/job.js`);
const { attribute, fields, list } = require(`${lib}/lists.js`);

const inputList = (name, options = {}) =>
  list(options.trim === false ? untrimmedInput(name) : input(name), options);
const WHOLE_LINES = { ignoreComma: true };

function runUrl() {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = process.env;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/attempts/${GITHUB_RUN_ATTEMPT || '1'}`;
}

const repeated = (flag, values) => values.flatMap(value => [flag, value]);
const optional = (flag, value) => (value === '' ? [] : [flag, value]);
const flagged = (flag, isSet) => (isSet ? [flag] : []);

const ofType = (type, items) =>
  items.some(item => fields(item).map(attribute).some(([name, value]) => name === 'type' && value === type));

// An item that is no list of attributes is a folder to export to.
const exportsFiles = outputs =>
  outputs.some(output => fields(output).length === 1 && !output.startsWith('type=')) ||
  ofType('local', outputs) || ofType('tar', outputs);

// ---- Secrets: one that is malformed or empty is left out with a warning, as in the real action ----------------------

function keyAndValue(secret) {
  const delimiter = secret.indexOf('=');
  const [key, value] = [secret.slice(0, delimiter), secret.slice(delimiter + 1)];
  if (delimiter < 1 || value === '') throw new Error(`${secret} is not a valid secret`);
  return [key, value];
}

function secretOfText(secret) {
  const [key, value] = keyAndValue(secret);
  mask(value);
  const file = path.join(temporaryFolder(), `secret-${randomUUID()}`);
  fs.writeFileSync(file, value, { mode: 0o600 });
  return `id=${key},src=${file}`;
}

function secretOfFile(secret) {
  const [key, file] = keyAndValue(secret);
  if (!fs.existsSync(file)) throw new Error(`secret file ${file} not found`);
  return `id=${key},src=${file}`;
}

function secretOfEnvironment(secret) {
  const [key, variable] = keyAndValue(secret);
  return `id=${key},env=${variable}`;
}

function secretFlags(secrets, resolve) {
  return secrets.flatMap(secret => {
    try {
      return ['--secret', resolve(secret)];
    } catch (error) {
      warn(error.message);
      return [];
    }
  });
}

// ---- Attestations ---------------------------------------------------------------------------------------------------

const withBuilder = attributes =>
  fields(attributes).map(attribute).some(([name]) => name === 'builder-id')
    ? attributes
    : `${attributes},builder-id=${runUrl()}`;

const withoutBooleans = attributes =>
  fields(attributes)
    .map(field => (/^(true|false)$/i.test(field) ? `disabled=${/^false$/i.test(field)}` : field))
    .join(',');

function provenanceInput() {
  const value = input('provenance');
  if (value === '') return '';
  if (/^(true|True|TRUE)$/.test(value)) return `builder-id=${runUrl()}`;
  if (/^(false|False|FALSE)$/.test(value)) return 'false';
  return withBuilder(value);
}

// Where nothing is said of provenance, the real action asks for it, which makes an index of every image.
function attestationFlags(outputs) {
  const attests = inputList('attests', WHOLE_LINES);
  const provenance = provenanceInput();
  const sbom = input('sbom');
  const flags = [];
  if (provenance !== '') {
    flags.push(withoutBooleans(`type=provenance,${provenance}`));
  } else if (
    !ofType('provenance', attests) &&
    !/^(1|t|true)$/i.test(process.env.BUILDX_NO_DEFAULT_ATTESTATIONS ?? '') &&
    !booleanInput('load') && !ofType('docker', outputs)
  ) {
    flags.push(`type=provenance,${withBuilder('mode=max')}`);
  }
  if (sbom !== '') flags.push(withoutBooleans(`type=sbom,${sbom}`));
  for (const attest of attests) {
    const [isProvenance, isSbom] = [ofType('provenance', [attest]), ofType('sbom', [attest])];
    if (!isProvenance && !isSbom) flags.push(withoutBooleans(attest));
    else if (isProvenance && provenance === '') flags.push(withBuilder(attest));
    else if (isSbom && sbom === '') flags.push(attest);
  }
  return repeated('--attest', flags);
}

// ---- The build ------------------------------------------------------------------------------------------------------

function contextOrFail() {
  const context = input('context');
  if (context === '' || context.includes('{{')) {
    throw new Error('the real action would build from the Git URL of the run, which the testbed cannot reach');
  }
  return context;
}

// In the order of the real action, so that its log and a test's record read alike.
function buildArguments(files) {
  const outputs = inputList('outputs', { ignoreComma: true, quotes: false });
  const buildContexts = inputList('build-contexts', WHOLE_LINES);
  if (buildContexts.some(item => item.includes('{{'))) throw new Error('build-contexts may not hold {{');
  return [
    'build',
    ...repeated('--add-host', inputList('add-hosts')),
    ...repeated('--allow', inputList('allow')),
    ...repeated('--annotation', inputList('annotations', WHOLE_LINES)),
    ...repeated('--build-arg', inputList('build-args', WHOLE_LINES)),
    ...repeated('--build-context', buildContexts),
    ...repeated('--cache-from', inputList('cache-from', WHOLE_LINES)),
    ...repeated('--cache-to', inputList('cache-to', WHOLE_LINES)),
    ...optional('--call', input('call')),
    ...optional('--cgroup-parent', input('cgroup-parent')),
    ...secretFlags(inputList('secret-envs'), secretOfEnvironment),
    ...optional('--file', input('file')),
    ...flagged(`--iidfile=${files.imageId}`, !exportsFiles(outputs)),
    ...repeated('--label', inputList('labels', WHOLE_LINES)),
    ...repeated('--no-cache-filter', inputList('no-cache-filters')),
    ...repeated('--output', outputs),
    ...optional('--platform', inputList('platforms').join(',')),
    ...attestationFlags(outputs),
    ...secretFlags(inputList('secrets', { ignoreComma: true, trim: false }), secretOfText),
    ...secretFlags(inputList('secret-files', WHOLE_LINES), secretOfFile),
    ...optional('--shm-size', input('shm-size')),
    ...repeated('--ssh', inputList('ssh')),
    ...repeated('--tag', inputList('tags')),
    ...optional('--target', input('target')),
    ...repeated('--ulimit', inputList('ulimit', WHOLE_LINES)),
    ...optional('--builder', input('builder')),
    ...flagged('--load', booleanInput('load')),
    `--metadata-file=${files.metadata}`,
    ...optional('--network', input('network')),
    ...flagged('--no-cache', booleanInput('no-cache')),
    ...flagged('--pull', booleanInput('pull')),
    ...flagged('--push', booleanInput('push')),
    contextOrFail(),
  ];
}

// The vertices of the last build on the job's engine, from its history. Each is reported many times as it goes on.
function verticesOfLastBuild() {
  const history = execute(tool('buildx'), ['history', 'logs', '--progress=rawjson'], { quiet: true });
  const vertices = new Map();
  for (const line of history.stderr.split('\n').filter(text => text.startsWith('{'))) {
    for (const { digest, name, cached, error } of JSON.parse(line).vertexes ?? []) {
      const before = vertices.get(digest) ?? {};
      vertices.set(digest, { digest, name, cached: Boolean(cached || before.cached), error: error || before.error || null });
    }
  }
  return [...vertices.values()];
}

function writeRecord(buildFlags, exitCode) {
  const { GITHUB_JOB: job, GITHUB_ACTION: step, STAGEFAN_TESTBED_RECORDS: records } = process.env;
  const record = { job, step, arguments: buildFlags, exitCode, vertices: verticesOfLastBuild() };
  fs.writeFileSync(path.join(records, `${Date.now()}-${job}-${step}.json`), JSON.stringify(record));
}

const textOf = file => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '');

run(__dirname, async () => {
  dockerConfiguration();
  const id = randomUUID();
  const files = {
    imageId: path.join(temporaryFolder(), `image-${id}`),
    metadata: path.join(temporaryFolder(), `metadata-${id}.json`),
  };
  const flags = buildArguments(files);
  const result = execute(tool('buildx'), flags, { env: { ...process.env, BUILDX_METADATA_WARNINGS: 'true' } });

  const metadata = textOf(files.metadata);
  if (textOf(files.imageId) !== '') setOutput('imageid', textOf(files.imageId));
  if (metadata !== '' && metadata !== 'null') {
    setOutput('digest', JSON.parse(metadata)['containerimage.digest'] ?? '');
    setOutput('metadata', metadata);
  }
  writeRecord(flags, result.exitCode);
  if (process.env.STAGEFAN_TESTBED_AFTER_BUILD) {
    executeOrFail('bash', [process.env.STAGEFAN_TESTBED_AFTER_BUILD]);
  }
  if (result.exitCode !== 0) throw new Error(`buildx failed with: ${result.stderr.trim().split('\n').at(-1)}`);
});
