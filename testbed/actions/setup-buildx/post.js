// The end of a job: its engine goes, with all that it has built.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { run, state } = require(path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib', 'actions.js'));

const ENDED_WITHIN_MILLISECONDS = 30_000;

run(__dirname, async () => {
  const folder = state('folder');
  if (folder === '') return;
  process.kill(Number(state('supervisor')), 'SIGTERM');
  const deadline = Date.now() + ENDED_WITHIN_MILLISECONDS;
  // The last thing that the supervisor does is to remove the folder.
  while (fs.existsSync(folder)) {
    if (Date.now() > deadline) throw new Error(`the engine in ${folder} did not end`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
});
