// Stands in for actions/checkout: fetches the commit of the run from the repository that the test made.
// Follows its src/input-helper.ts and src/git-source-provider.ts.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const lib = path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib');
const { booleanInput, input, mask, refuseUnlessDefault, run, setOutput } = require(`${lib}/actions.js`);
const { executeOrFail } = require(`${lib}/job.js`);

const origin = `file://${process.env.STAGEFAN_TESTBED_REPOSITORY}`;

function repositoryFolder() {
  const workspace = path.resolve(process.env.GITHUB_WORKSPACE);
  const folder = path.resolve(workspace, input('path') || '.');
  if (!`${folder}/`.startsWith(`${workspace}/`)) throw new Error(`Repository path '${folder}' is not under '${workspace}'`);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

// With persist-credentials the token lies in the work tree, where a COPY could pick it up.
function configureCredentials(git) {
  if (!booleanInput('persist-credentials')) return;
  const basic = Buffer.from(`x-access-token:${input('token')}`).toString('base64');
  mask(basic);
  git('config', '--local', 'http.https://github.com/.extraheader', `AUTHORIZATION: basic ${basic}`);
}

function configureSparseCheckout(git, patterns) {
  if (patterns.length === 0) return;
  git('sparse-checkout', 'init', booleanInput('sparse-checkout-cone-mode') ? '--cone' : '--no-cone');
  git('sparse-checkout', 'set', ...patterns);
}

run(__dirname, async () => {
  refuseUnlessDefault({
    'allow-unsafe-pr-checkout': 'false',
    clean: 'true',
    'fetch-tags': 'false',
    filter: '',
    'github-server-url': '',
    lfs: 'false',
    ref: '',
    repository: process.env.GITHUB_REPOSITORY,
    'set-safe-directory': 'true',
    'show-progress': 'true',
    'ssh-key': '',
    'ssh-known-hosts': '',
    'ssh-strict': 'true',
    'ssh-user': 'git',
    submodules: 'false',
  });
  if (input('token') === '') throw new Error('Input required and not supplied: token');
  const folder = repositoryFolder();
  const git = (...gitArguments) => executeOrFail('git', gitArguments, { cwd: folder });
  const sparse = input('sparse-checkout').split('\n').map(line => line.trim()).filter(line => line !== '');
  const depth = Number(input('fetch-depth'));

  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', origin);
  configureCredentials(git);
  git(
    'fetch', '--quiet', '--no-tags', '--no-recurse-submodules',
    ...(depth > 0 ? [`--depth=${depth}`] : []),
    ...(sparse.length > 0 ? ['--filter=blob:none'] : []),
    'origin', process.env.GITHUB_SHA,
  );
  configureSparseCheckout(git, sparse);
  git('checkout', '--quiet', '--force', '--detach', process.env.GITHUB_SHA);
  setOutput('ref', process.env.GITHUB_REF);
  setOutput('commit', git('rev-parse', 'HEAD').trim());
});
