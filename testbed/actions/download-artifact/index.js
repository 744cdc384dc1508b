// Stands in for actions/download-artifact: copies the run's artifacts whose names match, each into a folder of its own.
// Follows its src/download-artifact.ts.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const lib = path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib');
const { input, refuseUnlessDefault, run, setOutput } = require(`${lib}/actions.js`);

// Of minimatch's patterns only the star.
function matcher(pattern) {
  if (/[?[\]{}!()]/.test(pattern)) throw new Error(`the stand-in does not know how to do pattern: ${pattern}`);
  const parts = pattern.split('*').map(part => part.replaceAll(/[.+^$|\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

run(__dirname, async () => {
  refuseUnlessDefault({
    'artifact-ids': '',
    'digest-mismatch': 'error',
    'github-token': '',
    'merge-multiple': 'false',
    name: '',
    repository: process.env.GITHUB_REPOSITORY,
    'run-id': process.env.GITHUB_RUN_ID,
    'skip-decompress': 'false',
  });
  const folder = path.resolve(process.env.GITHUB_WORKSPACE, input('path'));
  const kept = process.env.STAGEFAN_TESTBED_ARTIFACTS;
  const names = fs.readdirSync(kept).filter(name => matcher(input('pattern') || '*').test(name));
  for (const name of names) {
    fs.cpSync(path.join(kept, name), path.join(folder, name), { recursive: true });
  }
  console.log(`Total of ${names.length} artifact(s) downloaded`);
  setOutput('download-path', folder);
});
