// The end of a job: the credentials are forgotten.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { run, state } = require(path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib', 'actions.js'));

run(__dirname, async () => {
  if (state('file') === '') return;
  const configuration = JSON.parse(fs.readFileSync(state('file'), 'utf8'));
  delete configuration.auths[state('registry')];
  fs.writeFileSync(state('file'), JSON.stringify(configuration));
});
