// Lets @actions/workflow-parser load on Node 20 and later: it imports its schemas as JSON without saying so, which
// Node refuses. Use as `node --import ./json-imports.mjs SCRIPT`.
import { register } from 'node:module';

const hooks = `
export async function load(url, context, nextLoad) {
  return nextLoad(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);
}`;

register('data:text/javascript,' + encodeURIComponent(hooks));
