/** The table of telemetry events in the guide “Observability”, from the types: see telemetry.ts. */
import ts from 'typescript';

const inOneLine = (text) => text.replace(/\s+/g, ' ').trim();
const cell = (text) => text.replaceAll('|', '\\|');

/** The events and their fields, with their comments, in the order of the source. */
export function readTelemetryEvents(path = 'src/domain/telemetry.ts') {
  const program = ts.createProgram([path], { strict: true, noEmit: true, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const map = source.statements.find(
    (node) => ts.isInterfaceDeclaration(node) && node.name.text === 'TelemetryEventMap',
  );
  const commentOf = (symbol) => inOneLine(ts.displayPartsToString(symbol.getDocumentationComment(checker)));
  return map.members.map((member) => {
    const symbol = checker.getSymbolAtLocation(member.name);
    const fields = checker.getPropertiesOfType(checker.getTypeAtLocation(member)).map((field) => ({
      name: field.name,
      type: typeText(checker, checker.getTypeOfSymbol(field)),
      text: commentOf(field),
    }));
    return { name: symbol.name, text: commentOf(symbol), fields };
  });
}

/** Words of a closed list one by one, unless there are many. */
function typeText(checker, type) {
  if (!type.isUnion()) return checker.typeToString(type);
  const words = type.types.map((each) => checker.typeToString(each).replaceAll('"', ''));
  return words.length > 14 ? `one of ${words.length} words` : words.join(', ');
}

export const telemetryTable = (events = readTelemetryEvents()) =>
  [
    '| event | when | fields |',
    '| --- | --- | --- |',
    ...events.map(({ name, text, fields }) => {
      const list = fields.map((field) => `\`${field.name}\` (${field.type}): ${field.text}`).join('<br>');
      return `| \`${name}\` | ${cell(text)} | ${cell(list)} |`;
    }),
  ].join('\n');
