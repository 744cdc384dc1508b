'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { runAction } = require('../lib/run-action.js');

test('setup-java gives the Java that is there, and says where', () => {
  const { exitCode, output, outputs, environment } = runAction('setup-java', { distribution: 'temurin', 'java-version': '17' });
  assert.equal(exitCode, 0, output);
  assert.match(outputs, /path<<\S+\n\//);
  assert.match(environment, /JAVA_HOME_17_X64<</);
  assert.match(environment, /JAVA_HOME<</);
});

test('setup-java refuses a Java that is not there, and what the real action refuses', () => {
  for (const [inputs, message] of [
    [{ distribution: 'temurin', 'java-version': '99' }, /has no Java 99/],
    [{ distribution: 'temurin' }, /java-version-file input expected/],
    [{ distribution: 'acme', 'java-version': '17' }, /No supported distribution/],
    [{ distribution: 'temurin', 'java-version': '17', 'java-versions': '17' }, /no input java-versions/],
  ]) {
    const { exitCode, output } = runAction('setup-java', inputs);
    assert.equal(exitCode, 1);
    assert.match(output, message);
  }
});
