/**
 * The output of programs that run side by side, one after another: that of the first is printed at once, that of the others is
 * kept until it is their turn.
 */

/** Outputs that have not been printed to their end, in the order in which they were opened. */
const queue = [];

function printFirst() {
  for (let first = queue[0]; first !== undefined; first = queue[0]) {
    for (const chunk of first.chunks.splice(0)) process.stdout.write(chunk);
    if (!first.isClosed) return;
    queue.shift();
  }
}

/** An output with a title. It has to be closed for the next one to be printed. */
export function openOutput(title) {
  const output = { chunks: [`\n${title}\n`], isClosed: false };
  queue.push(output);
  printFirst();
  return {
    write(chunk) {
      output.chunks.push(chunk);
      printFirst();
    },
    close() {
      output.isClosed = true;
      printFirst();
    },
  };
}
