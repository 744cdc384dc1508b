// How Docker's actions read an input that holds a list.
// docker/actions-toolkit: src/util.ts, getInputList, which reads the input as CSV, one record a line.
'use strict';

// What stands in a field that starts with a quote: the text in quotes, and what follows the closing one.
function unquoted(text, rest) {
  const content = text.replaceAll('""', '"');
  return rest === '' ? content : `"${content}"${rest}`;
}

// The records of a CSV text as csv-parse reads them with relax_quotes and skip_empty_lines: a quote is special only at
// the start of a field, and a field that goes on after its closing quote is taken as it is written.
function records(text, { quotes, comments }) {
  const result = [];
  let rest = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  while (rest !== '') {
    if (comments && rest.startsWith('#')) {
      const end = rest.indexOf('\n');
      rest = end < 0 ? '' : rest.slice(end + 1);
      continue;
    }
    const record = [];
    let delimiter;
    do {
      const quoted = quotes ? /^"((?:[^"]|"")*)"(?!")([^,\n]*)/.exec(rest) : null;
      const field = quoted ?? /^[^,\n]*/.exec(rest);
      if (quotes && !quoted && rest.startsWith('"')) {
        throw new Error(`Quote Not Closed: the list has a quote at the start of ${JSON.stringify(rest)}`);
      }
      record.push(quoted ? unquoted(quoted[1], quoted[2]) : field[0]);
      delimiter = rest[field[0].length];
      rest = rest.slice(field[0].length + 1);
    } while (delimiter === ',');
    if (record.length > 1 || record[0] !== '') result.push(record);
  }
  return result;
}

// Options, as in the toolkit: a comma does not separate (ignoreComma), quotes are plain characters (quotes: false),
// blanks stay (trim: false), lines that start with # are left out (comments: true).
function list(text, { ignoreComma = false, quotes = true, trim = true, comments = false } = {}) {
  return records(text, { quotes, comments })
    .flatMap(record => {
      if (ignoreComma) return [record.join(',')];
      return record.length === 1 ? record[0].split(',') : record;
    })
    .filter(item => item !== '')
    .map(item => (trim ? item.trim() : item));
}

// The fields of one line, as the actions read `type=…,name=value` items.
function fields(item) {
  return records(item, { quotes: true, comments: false })[0] ?? [];
}

// [name, value] of `name=value`, split at the first `=`; a field without one has only the first.
function attribute(field) {
  return field.split(/(?<=^[^=]+?)=/).map(part => part.trim());
}

module.exports = { attribute, fields, list };
