// Reads workflow files, and action.yml of actions, as GitHub does. Arguments: paths. Output: a JSON list with one
// {"file", "line", "column", "source", "message"} for each finding; lines and columns from 1.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

async function parserFindings(file, content) {
  const isAction = file.endsWith('/action.yml');
  const result = (isAction ? parseAction : parseWorkflow)({ name: file, content }, new NoOperationTraceWriter());
  if (result.value && !isAction) {
    // Unknown and cyclic needs are found by the conversion, which reports into the context of the parse.
    await convertWorkflowTemplate(result.context, result.value);
  }
  return result.context.errors.getErrors().map(error => ({
    file,
    line: error.range?.start.line ?? 0,
    column: error.range?.start.column ?? 0,
    source: 'workflow-parser',
    message: error.rawMessage ?? error.message,
  }));
}

// GitHub's editor service finds more than its parser does: outputs that no needed job or earlier step has. It remembers
// what it has read by address, so each file needs one of its own. What an earlier step adds to env it cannot know.
async function editorFindings(file, content) {
  const document = TextDocument.create(String(pathToFileURL(file)), 'yaml', 1, content);
  const diagnostics = await validate(document, {});
  const set = new Set([...content.matchAll(/echo "(\w+)=.*" >> "\$GITHUB_ENV"/g)].map(match => match[1]));
  const known = message => set.has(/^Context access might be invalid: (\w+)$/.exec(message)?.[1]);
  return diagnostics.filter(diagnostic => !known(diagnostic.message)).map(diagnostic => ({
    file,
    line: diagnostic.range.start.line + 1,
    column: diagnostic.range.start.character + 1,
    source: 'languageservice',
    message: diagnostic.message,
  }));
}

const findings = [];
for (const file of process.argv.slice(2)) {
  const content = await readFile(file, 'utf8');
  findings.push(...(await parserFindings(file, content)), ...(await editorFindings(file, content)));
}
console.log(JSON.stringify(findings));
