'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const { runAction } = require('../lib/run-action.js');

const SUBJECT = { 'subject-name': 'ghcr.io/acme/app', 'subject-digest': `sha256:${'0'.repeat(64)}` };

function attest(inputs) {
  const result = runAction('attest', inputs);
  const files = fs.readdirSync(result.attestations);
  return { ...result, attested: files.map(file => JSON.parse(fs.readFileSync(path.join(result.attestations, file), 'utf8'))) };
}

test('attest keeps what was attested, and that it went nowhere else', () => {
  const { exitCode, attested } = attest(SUBJECT);
  assert.equal(exitCode, 0);
  assert.deepEqual(attested, [
    { job: 'merge', name: 'ghcr.io/acme/app', digest: SUBJECT['subject-digest'], registry: false, record: false },
  ]);
});

test('attest keeps that an attestation went to the registry, which GitHub records', () => {
  const [one] = attest({ ...SUBJECT, 'push-to-registry': 'true' }).attested;
  assert.equal(one.registry, true);
  assert.equal(one.record, true);
});

test('attest refuses what the real action refuses, and an input that it does not have', () => {
  for (const [inputs, message] of [
    [{ ...SUBJECT, 'subject-digest': '' }, /subject-path, subject-digest/],
    [{ ...SUBJECT, 'subject-name': '' }, /subject-name must be provided/],
    [{ ...SUBJECT, 'subject-digest': 'latest' }, /must be in the format/],
    [{ ...SUBJECT, 'subject-name': 'ghcr.io/acme/app:1', 'push-to-registry': 'true' }, /no image's name/],
    [{ ...SUBJECT, digest: 'x' }, /the real action has no input digest/],
  ]) {
    const { exitCode, output, attested } = attest(inputs);
    assert.equal(exitCode, 1);
    assert.match(output, message);
    assert.deepEqual(attested, []);
  }
});
