// Stands in for actions/attest: says of one digest that this run has made it, in a file that the test reads.
// Follows its src/main.ts and src/subject.ts.
'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const lib = path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib');
const { booleanInput, input, refuseUnlessDefault, run, setOutput } = require(`${lib}/actions.js`);

run(__dirname, async () => {
  refuseUnlessDefault({
    predicate: '',
    'predicate-path': '',
    'predicate-type': '',
    'sbom-path': '',
    'subject-checksums': '',
    'subject-path': '',
    'subject-version': '',
  });
  const [name, digest] = [input('subject-name'), input('subject-digest')];
  if (digest === '') throw new Error('One of subject-path, subject-digest, or subject-checksums must be provided');
  if (name === '') throw new Error('subject-name must be provided when using subject-digest');
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) {
    throw new Error('subject-digest must be in the format "sha256:<hex-digest>"');
  }
  const registry = booleanInput('push-to-registry');
  // A tag or digest in the name would be a part of the repository that the attestation is pushed to.
  if (registry && /:[^/]*$|@/.test(name)) throw new Error(`could not push to the registry because ${name} is no image's name`);
  const attestation = {
    job: process.env.GITHUB_JOB,
    name,
    digest,
    registry,
    record: registry && booleanInput('create-storage-record'),
  };
  const id = createHash('sha256').update(JSON.stringify(attestation)).digest('hex').slice(0, 16);
  const file = path.join(process.env.STAGEFAN_TESTBED_ATTESTATIONS, `${id}.json`);
  fs.writeFileSync(file, JSON.stringify(attestation));
  setOutput('attestation-id', id);
  setOutput('attestation-url', `https://github.com/${process.env.GITHUB_REPOSITORY}/attestations/${id}`);
  setOutput('bundle-path', file);
});
