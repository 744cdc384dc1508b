// Evaluates expressions as GitHub does. Input: {"expressions": [...], "contexts": {...}, "status": {...}} as JSON, where
// status says what success(), failure(), cancelled() and always() answer. Output: a JSON list with a value for each. A list
// of such questions is answered by a list of such lists.
import { text } from 'node:stream/consumers';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

const asData = value => JSON.parse(JSON.stringify(value), data.reviver);

function evaluate({ expressions, contexts, status }) {
  const functions = Object.entries(status).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }));
  const definitions = new Map(functions.map(definition => [definition.name, definition]));
  return expressions.map(expression => {
    const tokens = new Lexer(expression).lex().tokens;
    const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
    return new Evaluator(tree, asData(contexts), definitions).evaluate();
  });
}

const asked = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(Array.isArray(asked) ? asked.map(evaluate) : evaluate(asked), data.replacer));
