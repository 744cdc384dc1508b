// Evaluates expressions as GitHub does. Input: {"expressions": [...], "contexts": {...}, "status": {...}}, where status
// says what success(), failure(), cancelled() and always() answer. Output: a JSON list with a value for each.
import { text } from 'node:stream/consumers';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

const { expressions, contexts, status } = JSON.parse(await text(process.stdin));
const asData = value => JSON.parse(JSON.stringify(value), data.reviver);
const functions = Object.entries(status).map(([name, answer]) => ({
  name,
  minArgs: 0,
  maxArgs: 0,
  call: () => new data.BooleanData(answer),
}));

function evaluate(expression) {
  const tokens = new Lexer(expression).lex().tokens;
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  const definitions = new Map(functions.map(definition => [definition.name, definition]));
  return new Evaluator(tree, asData(contexts), definitions).evaluate();
}

console.log(JSON.stringify(expressions.map(evaluate), data.replacer));
