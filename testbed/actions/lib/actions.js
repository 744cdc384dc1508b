// The part of GitHub's toolkit for actions that the stand-ins need: inputs, outputs, state, environment, errors.
'use strict';

const { randomUUID } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const key = name => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;

function input(name) {
  return untrimmedInput(name).trim();
}

function untrimmedInput(name) {
  return process.env[key(name)] ?? '';
}

function booleanInput(name) {
  const value = input(name);
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  throw new Error(`input ${name} is "${value}", which the real action refuses: it takes true or false`);
}

// Names of the inputs that an action.yml of ours declares; they are laid out so that this is all it takes.
function declaredInputs(folder) {
  const lines = fs.readFileSync(path.join(folder, 'action.yml'), 'utf8').split('\n');
  const start = lines.indexOf('inputs:');
  const end = lines.findIndex((line, index) => index > start && /^\S/.test(line));
  return lines.slice(start + 1, end).flatMap(line => /^ {2}([a-z-]+):/.exec(line)?.[1] ?? []);
}

// The real actions only warn of an input that they do not have. Here it is the generator's mistake.
function refuseUnknownInputs(folder) {
  const known = new Set(declaredInputs(folder).map(key));
  const unknown = Object.keys(process.env).filter(name => name.startsWith('INPUT_') && !known.has(name));
  if (unknown.length > 0) {
    throw new Error(`the real action has no input ${unknown.map(name => name.slice(6).toLowerCase()).join(', ')}`);
  }
}

// Fails unless the inputs named are empty or hold the value given: what a stand-in does not do, it must not skip.
function refuseUnlessDefault(defaults) {
  for (const [name, value] of Object.entries(defaults)) {
    if (input(name) !== '' && input(name) !== value) {
      throw new Error(`the stand-in does not know how to do ${name}: ${input(name)}`);
    }
  }
}

function appendTo(file, name, value) {
  const delimiter = `stagefan_${randomUUID()}`;
  fs.appendFileSync(process.env[file], `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}

const setOutput = (name, value) => appendTo('GITHUB_OUTPUT', name, value);
const saveState = (name, value) => appendTo('GITHUB_STATE', name, value);
const state = name => process.env[`STATE_${name}`] ?? '';
const mask = value => console.log(`::add-mask::${value}`);

function exportVariable(name, value) {
  process.env[name] = value;
  appendTo('GITHUB_ENV', name, value);
}

const escapeData = text => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const warn = message => console.log(`::warning::${escapeData(message)}`);

// Runs an action whose action.yml is in the folder given. An error ends the step, as an exception in the real one does.
async function run(folder, main) {
  try {
    refuseUnknownInputs(folder);
    await main();
  } catch (error) {
    console.log(`::error::${escapeData(error.message)}`);
    process.exitCode = 1;
  }
}

module.exports = {
  booleanInput,
  exportVariable,
  input,
  mask,
  refuseUnlessDefault,
  run,
  saveState,
  setOutput,
  state,
  untrimmedInput,
  warn,
};
