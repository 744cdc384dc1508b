// Runs a stand-in by itself, as the runner would: inputs by environment, its defaults included, files for what it says.
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const actions = path.dirname(__dirname);

function defaults(name) {
  const text = fs.readFileSync(path.join(actions, name, 'action.yml'), 'utf8');
  const inputs = text.slice(text.indexOf('\ninputs:'), text.indexOf('\noutputs:'));
  return Object.fromEntries(
    [...inputs.matchAll(/^ {2}([a-z-]+):\n.*\n {4}default: (.*)$/gm)].map(([, input, value]) => [input, value.replaceAll("'", '')]),
  );
}

function runAction(name, inputs) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stand-in-'));
  const file = kind => path.join(folder, kind);
  for (const kind of ['outputs', 'environment', 'path']) fs.writeFileSync(file(kind), '');
  fs.mkdirSync(file('attestations'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const variables = Object.entries({ ...defaults(name), ...inputs }).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value]);
  const result = spawnSync('node', [path.join(actions, name, 'index.js')], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      ...(process.env.JAVA_HOME ? { JAVA_HOME: process.env.JAVA_HOME } : {}),
      GITHUB_ENV: file('environment'),
      GITHUB_JOB: 'merge',
      GITHUB_OUTPUT: file('outputs'),
      GITHUB_PATH: file('path'),
      GITHUB_REPOSITORY: 'example/widget',
      STAGEFAN_TESTBED_ACTIONS: actions,
      STAGEFAN_TESTBED_ATTESTATIONS: file('attestations'),
      ...Object.fromEntries(variables),
    },
  });
  return {
    attestations: file('attestations'),
    environment: fs.readFileSync(file('environment'), 'utf8'),
    exitCode: result.status,
    output: result.stdout + result.stderr,
    outputs: fs.readFileSync(file('outputs'), 'utf8'),
  };
}

module.exports = { runAction };
