// Stands in for actions/upload-artifact: keeps one file under a name that no other artifact of the run has.
// Follows its src/upload/upload-artifact.ts.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const lib = path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib');
const { booleanInput, input, refuseUnlessDefault, run, setOutput, warn } = require(`${lib}/actions.js`);

// @actions/artifact: src/internal/upload/path-and-artifact-name-validation.ts.
const FORBIDDEN = /[":<>|*?\r\n\\/]/;

function missing(file) {
  const message = `No files were found with the provided path: ${file}. No artifacts will be uploaded.`;
  const behaviour = input('if-no-files-found');
  if (behaviour === 'error') throw new Error(message);
  if (behaviour === 'warn') warn(message);
  else if (behaviour === 'ignore') console.log(message);
  else throw new Error(`Unrecognized if-no-files-found input ${behaviour}`);
}

run(__dirname, async () => {
  refuseUnlessDefault({ archive: 'true', 'compression-level': '6', 'include-hidden-files': 'false', 'retention-days': '' });
  const [name, file] = [input('name'), input('path')];
  if (file === '') throw new Error('Input required and not supplied: path');
  if (FORBIDDEN.test(name)) throw new Error(`The artifact name is not valid: ${name}`);
  if (/[*?[\n]/.test(file)) throw new Error(`the stand-in does not know how to do path: ${file}`);
  if (!fs.existsSync(file)) {
    missing(file);
    return;
  }
  if (!fs.statSync(file).isFile()) throw new Error(`the stand-in does not know how to upload a folder: ${file}`);
  const folder = path.join(process.env.STAGEFAN_TESTBED_ARTIFACTS, name);
  if (booleanInput('overwrite')) fs.rmSync(folder, { recursive: true, force: true });
  if (fs.existsSync(folder)) {
    throw new Error('Failed to CreateArtifact: (409) Conflict: an artifact with this name already exists on the workflow run');
  }
  fs.mkdirSync(folder);
  fs.copyFileSync(file, path.join(folder, path.basename(file)));
  setOutput('artifact-id', fs.readdirSync(process.env.STAGEFAN_TESTBED_ARTIFACTS).length);
});
