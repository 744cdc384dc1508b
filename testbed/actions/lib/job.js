// What a job has on its runner: a temporary folder, a Docker configuration of its own, and Buildx.
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { exportVariable } = require('./actions.js');

const tool = name => path.join(process.env.STAGEFAN_TESTBED_BIN, name);

function temporaryFolder() {
  const folder = path.join(process.env.RUNNER_TEMP, 'stagefan-testbed');
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

// A fresh runner has an empty ~/.docker. Here jobs share a home, so each gets a folder, known to all of its steps.
function dockerConfiguration() {
  const folder = path.join(temporaryFolder(), 'docker');
  fs.mkdirSync(folder, { recursive: true });
  if (process.env.DOCKER_CONFIG !== folder) exportVariable('DOCKER_CONFIG', folder);
  return folder;
}

// Runs a program to its end with its output passed through; both streams' text and the exit code come back.
function execute(program, programArguments, options = {}) {
  const { quiet = false, ...rest } = options;
  const result = spawnSync(program, programArguments, { encoding: 'utf8', maxBuffer: 1 << 28, ...rest });
  if (result.error) throw result.error;
  if (!quiet) {
    process.stdout.write(result.stdout);
    process.stdout.write(result.stderr);
  }
  return { exitCode: result.status ?? 1, stdout: result.stdout, stderr: result.stderr };
}

function executeOrFail(program, programArguments, options = {}) {
  const result = execute(program, programArguments, options);
  if (result.exitCode !== 0) {
    throw new Error(`${path.basename(program)} ${programArguments[0]} failed: ${result.stderr.trim().split('\n').at(-1)}`);
  }
  return result.stdout;
}

module.exports = { dockerConfiguration, execute, executeOrFail, temporaryFolder, tool };
