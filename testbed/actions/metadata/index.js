// Stands in for docker/metadata-action: the tags and labels of an image, from the event.
// Follows its src/tag.ts, src/meta.ts, src/image.ts and src/flavor.ts for the types schedule, ref, edge, raw and sha.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const lib = path.join(process.env.STAGEFAN_TESTBED_ACTIONS, 'lib');
const { exportVariable, input, refuseUnlessDefault, run, setOutput, untrimmedInput } = require(`${lib}/actions.js`);
const { attribute, fields, list } = require(`${lib}/lists.js`);

const LINES = { ignoreComma: true, comments: true };
const DEFAULT_TAGS = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr'];
const TYPES = {
  schedule: { priority: 1000, attributes: ['pattern'] },
  edge: { priority: 700, attributes: ['branch'] },
  ref: { priority: 600, attributes: ['event'] },
  raw: { priority: 200, attributes: ['value'] },
  sha: { priority: 100, attributes: ['format'] },
};
const COMMON_ATTRIBUTES = ['enable', 'priority', 'prefix', 'suffix'];
const SHORT_SHA = 7;

const now = new Date();
const event = JSON.parse(fs.readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
const { GITHUB_EVENT_NAME: eventName, GITHUB_REF: ref, GITHUB_SHA: sha, GITHUB_REPOSITORY: repository } = process.env;
const defaultBranch = event.repository?.default_branch;
const refAfter = prefix => (ref.startsWith(prefix) ? ref.slice(prefix.length) : '');

function isDefaultBranch() {
  const always = /create|discussion|issues|schedule/.test(eventName);
  return refAfter('refs/heads/') === defaultBranch || always;
}

// moment's tokens, as far as a date in a tag goes.
function formatDate(format) {
  const iso = now.toISOString();
  const parts = {
    YYYY: iso.slice(0, 4), MM: iso.slice(5, 7), DD: iso.slice(8, 10),
    HH: iso.slice(11, 13), mm: iso.slice(14, 16), ss: iso.slice(17, 19),
  };
  const formatted = format.replaceAll(/YYYY|MM|DD|HH|mm|ss/g, token => parts[token]);
  if (/[A-Za-z]/.test(formatted.replaceAll('T', ''))) {
    throw new Error(`the stand-in does not know the date format ${format}`);
  }
  return formatted;
}

const GLOBAL_EXPRESSIONS = {
  branch: () => refAfter('refs/heads/'),
  tag: () => refAfter('refs/tags/'),
  sha: () => sha.slice(0, SHORT_SHA),
  is_default_branch: () => String(isDefaultBranch()),
  is_not_default_branch: () => String(!isDefaultBranch()),
};

function expand(text) {
  return text.replaceAll(/\{\{\s*(.*?)\s*\}\}/g, (_, expression) => {
    const date = /^date '([^']*)'$/.exec(expression);
    if (date) return formatDate(date[1]);
    if (expression in GLOBAL_EXPRESSIONS) return GLOBAL_EXPRESSIONS[expression]();
    throw new Error(`the stand-in does not know the expression {{${expression}}}`);
  });
}

function parseTag(item) {
  const attributes = {};
  for (const field of fields(item)) {
    const [name, value] = attribute(field);
    if (value === undefined) attributes.value = name;
    else attributes[name.toLowerCase()] = value;
  }
  const { type = 'raw', ...rest } = attributes;
  if (!(type in TYPES)) throw new Error(`the stand-in does not know how to do tags type=${type}`);
  const unknown = Object.keys(rest).filter(name => ![...COMMON_ATTRIBUTES, ...TYPES[type].attributes].includes(name));
  if (unknown.length > 0) throw new Error(`tags of type ${type} have no attribute ${unknown.join(', ')}: ${item}`);
  return { type, priority: Number(rest.priority ?? TYPES[type].priority), item, ...rest };
}

function required(tag, name, allowed) {
  const value = tag[name];
  if (value === undefined) throw new Error(`Missing ${name} attribute for ${tag.item}`);
  if (allowed && !allowed.includes(value)) throw new Error(`Invalid ${name} for ${tag.item}`);
  return value;
}

// The text of a tag before its prefix and suffix, or undefined where the event does not ask for it.
function baseOf(tag) {
  switch (tag.type) {
    case 'schedule':
      return /schedule/.test(eventName) ? expand(tag.pattern ?? 'nightly') : undefined;
    case 'edge':
      return refAfter('refs/heads/') === (tag.branch || defaultBranch) ? 'edge' : undefined;
    case 'raw':
      return expand(required(tag, 'value'));
    case 'sha':
      return required({ format: 'short', ...tag }, 'format', ['short', 'long']) === 'long' ? sha : sha.slice(0, SHORT_SHA);
    default: {
      const prefix = { branch: 'refs/heads/', tag: 'refs/tags/', pr: 'refs/pull/' }[required(tag, 'event', ['branch', 'tag', 'pr'])];
      return ref.startsWith(prefix) ? ref.slice(prefix.length).replace(/\/merge$/, '') : undefined;
    }
  }
}

const DEFAULT_PREFIX = tag => ({ sha: 'sha-' })[tag.type] ?? (tag.event === 'pr' ? 'pr-' : '');

function versions(flavorLatest) {
  const tags = (list(untrimmedInput('tags').trim(), LINES).length > 0 ? list(input('tags'), LINES) : DEFAULT_TAGS)
    .map(parseTag)
    .sort((left, right) => right.priority - left.priority);
  const names = [];
  let latest;
  for (const tag of tags) {
    const enabled = expand(tag.enable ?? 'true');
    if (!['true', 'false'].includes(enabled)) throw new Error(`Invalid value for enable attribute: ${enabled}`);
    const base = enabled === 'true' ? baseOf(tag) : undefined;
    if (base === undefined) continue;
    const whole = `${expand(tag.prefix ?? DEFAULT_PREFIX(tag))}${base}${expand(tag.suffix ?? '')}`;
    if (whole === '') continue;
    names.push(whole.replaceAll(/[^a-zA-Z0-9._-]+/g, '-'));
    latest ??= flavorLatest === 'auto' ? tag.type === 'ref' && tag.event === 'tag' : flavorLatest === 'true';
  }
  return { names: [...new Set(names)], latest: latest ?? false };
}

function flavorLatest() {
  let latest = 'auto';
  for (const item of list(input('flavor'), LINES)) {
    const [name, value] = attribute(item);
    if (name !== 'latest' || !['auto', 'true', 'false'].includes(value)) {
      throw new Error(`the stand-in does not know how to do flavor ${item}`);
    }
    latest = value;
  }
  return latest;
}

function labels(version) {
  const home = `${process.env.GITHUB_SERVER_URL}/${repository}`;
  const all = new Map([
    ['org.opencontainers.image.title', repository.split('/')[1]],
    ['org.opencontainers.image.description', event.repository?.description ?? ''],
    ['org.opencontainers.image.url', home],
    ['org.opencontainers.image.source', home],
    ['org.opencontainers.image.version', version],
    ['org.opencontainers.image.created', now.toISOString()],
    ['org.opencontainers.image.revision', sha],
    ['org.opencontainers.image.licenses', event.repository?.license?.spdx_id ?? ''],
  ]);
  for (const item of list(input('labels'), LINES)) {
    const [name, ...value] = expand(item).split('=');
    if (value.length > 0) all.set(name, value.join('='));
  }
  return [...all].sort(([left], [right]) => left.localeCompare(right)).map(([name, value]) => `${name}=${value}`);
}

function report(name, value) {
  setOutput(name, value);
  exportVariable(`DOCKER_METADATA_OUTPUT_${name.replaceAll(/\W/g, '_').toUpperCase()}`, value);
}

run(__dirname, async () => {
  refuseUnlessDefault({ annotations: '', 'bake-target': '', context: 'workflow' });
  const images = list(input('images'), LINES).map(image => {
    if (/[=,]/.test(image)) throw new Error(`the stand-in does not know how to do images ${image}`);
    return image.toLowerCase();
  });
  const { names, latest } = versions(flavorLatest());
  const all = names.length > 0 && latest ? [...names, 'latest'] : names;
  const tags = images.length > 0 ? images.flatMap(image => all.map(name => `${image}:${name}`)) : all;
  report('version', names[0] ?? '');
  report('tags', tags.join(untrimmedInput('sep-tags') || '\n'));
  report('tag-names', all.join(untrimmedInput('sep-tags') || '\n'));
  const lines = labels(names[0] ?? '');
  report('labels', lines.join(untrimmedInput('sep-labels') || '\n'));
  const annotations = lines.map(line => `manifest:${line}`);
  report('annotations', annotations.join(untrimmedInput('sep-annotations') || '\n'));
  const labelMap = Object.fromEntries(lines.map(line => line.split(/(?<=^[^=]+?)=/)));
  report('json', JSON.stringify({ tags, 'tag-names': all, labels: labelMap, annotations }));
});
