// Stands in for actions/setup-java: gives the job the Java that is there, where it is of the version that is asked for
// or of a later one. Follows its src/setup-java.ts and src/distributions/base-installer.ts.
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const lib = path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib');
const { booleanInput, exportVariable, input, refuseUnlessDefault, run, setOutput } = require(`${lib}/actions.js`);

const DISTRIBUTIONS = [
  'adopt', 'adopt-hotspot', 'adopt-openj9', 'corretto', 'dragonwell', 'graalvm', 'graalvm-community', 'jdkfile',
  'jetbrains', 'liberica', 'microsoft', 'oracle', 'sapmachine', 'semeru', 'temurin', 'zulu',
];

function installed() {
  const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const { stderr } = spawnSync(java, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' });
  const property = name => new RegExp(`^ *${name.replaceAll('.', '\\.')} = (.*)$`, 'm').exec(stderr ?? '')?.[1];
  return { home: property('java.home'), version: property('java.version') };
}

run(__dirname, async () => {
  refuseUnlessDefault({
    architecture: 'x64',
    cache: '',
    'check-latest': 'false',
    'gpg-private-key': '',
    'java-package': 'jdk',
    'java-version-file': '',
    'jdk-file': '',
    'settings-path': '',
    'verify-signature': 'false',
  });
  const [distribution, wanted] = [input('distribution'), input('java-version')];
  if (wanted === '') throw new Error('java-version or java-version-file input expected');
  if (!DISTRIBUTIONS.includes(distribution)) throw new Error(`No supported distribution was found for input ${distribution}`);
  const { home, version } = installed();
  if (home === undefined || parseInt(version, 10) < parseInt(wanted, 10)) {
    throw new Error(`the stand-in has no Java ${wanted}, only ${version ?? 'none'}`);
  }
  exportVariable(`JAVA_HOME_${parseInt(wanted, 10)}_X64`, home);
  if (booleanInput('set-default')) {
    exportVariable('JAVA_HOME', home);
    fs.appendFileSync(process.env.GITHUB_PATH, `${path.join(home, 'bin')}\n`);
  }
  setOutput('distribution', distribution);
  setOutput('path', home);
  setOutput('version', version);
});
