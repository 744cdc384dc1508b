'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');
const { attribute, fields, list } = require('../lib/lists.js');

const WHOLE_LINES = { ignoreComma: true };

test('separates at line ends and commas, and leaves out what is empty', () => {
  assert.deepEqual(list('a,b\n\n c ,\nd\r\ne'), ['a', 'b', 'c', 'd', 'e']);
});

test('keeps a line with commas whole where commas do not separate', () => {
  assert.deepEqual(list('type=image,push=true\nA=1,2', WHOLE_LINES), ['type=image,push=true', 'A=1,2']);
});

test('takes a quote at the start of a field away, and with it what a comma or a line end means', () => {
  assert.deepEqual(list('"A=1,2",b'), ['A=1,2', 'b']);
  assert.deepEqual(list('"A=1\n2"', WHOLE_LINES), ['A=1\n2']);
  assert.deepEqual(list('"A=say ""hi"""', WHOLE_LINES), ['A=say "hi"']);
});

test('loses the quotes of a later field, as the real action does', () => {
  assert.deepEqual(list('A="x","y"', WHOLE_LINES), ['A="x",y']);
});

test('takes a quote inside a field as it is', () => {
  assert.deepEqual(list('A="x" y\nB=it"s', WHOLE_LINES), ['A="x" y', 'B=it"s']);
  assert.deepEqual(list('"a"b', WHOLE_LINES), ['"a"b']);
});

test('refuses a quote that is never closed', () => {
  assert.throws(() => list('"A=1', WHOLE_LINES), /Quote Not Closed/);
});

test('takes quotes as they are where they mean nothing', () => {
  assert.deepEqual(list('"type=image,name=x', { ignoreComma: true, quotes: false }), ['"type=image,name=x']);
});

test('leaves blanks where they are asked to stay', () => {
  assert.deepEqual(list('KEY= value \n', { ignoreComma: true, trim: false }), ['KEY= value ']);
});

test('leaves out comment lines, but not a # inside a line', () => {
  assert.deepEqual(list('# one\na # b\n#', { ignoreComma: true, comments: true }), ['a # b']);
});

test('splits an attribute at its first equals sign only', () => {
  assert.deepEqual(attribute('value=a=b'), ['value', 'a=b']);
  assert.deepEqual(attribute('nightly'), ['nightly']);
  assert.deepEqual(fields('type=raw,"value=a,b"'), ['type=raw', 'value=a,b']);
});
