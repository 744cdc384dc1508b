// Stands in for docker/login-action: checks the credentials with the registry and keeps them for the job.
// Follows its src/main.ts, src/context.ts and src/docker.ts.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const lib = path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib');
const { booleanInput, input, mask, refuseUnlessDefault, run, saveState } = require(`${lib}/actions.js`);
const { dockerConfiguration } = require(`${lib}/job.js`);

async function checkWithRegistry(registry, authorization) {
  const response = await fetch(`http://${registry}/v2/`, { headers: { authorization: `Basic ${authorization}` } });
  if (response.status !== 200) throw new Error(`${registry} refused the credentials: ${response.status}`);
}

function keep(registry, authorization) {
  const file = path.join(dockerConfiguration(), 'config.json');
  const configuration = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  configuration.auths = { ...configuration.auths, [registry]: { auth: authorization } };
  fs.writeFileSync(file, JSON.stringify(configuration), { mode: 0o600 });
  return file;
}

run(__dirname, async () => {
  refuseUnlessDefault({ ecr: 'auto', scope: '', 'registry-auth': '' });
  const registry = input('registry') || 'docker.io';
  const [username, password] = [input('username'), input('password')];
  if (username === '') throw new Error('Username required');
  if (password === '') throw new Error('Password required');
  mask(password);
  const authorization = Buffer.from(`${username}:${password}`).toString('base64');
  await checkWithRegistry(registry, authorization);
  const file = keep(registry, authorization);
  if (booleanInput('logout')) {
    saveState('file', file);
    saveState('registry', registry);
  }
});
