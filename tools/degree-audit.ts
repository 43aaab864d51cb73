import { once } from 'node:events'
import { answerLine } from '#rulebook/degree/answer-line.ts'

/**
 * `npm run --silent degree:audit < cases.jsonl > answers.jsonl`: answers a case a line, in order, as the lines come (AUD-09).
 * It keeps one piece of the input and waits for a slow reader, so that a million cases need no more memory than one.
 */
const NEWLINE = 0x0a

// Whoever reads may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

let begun: Buffer[] = []
for await (const piece of process.stdin) {
  if (Buffer.isBuffer(piece)) await answerAll(linesIn(piece))
}
const last = Buffer.concat(begun)
if (last.length > 0) await answerAll([last])

/** The lines that a piece ends; what follows its last newline waits for the next piece. */
function* linesIn(piece: Buffer): Generator<Buffer> {
  let start = 0
  for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, start)) {
    const line = Buffer.concat([...begun, piece.subarray(start, end)])
    begun = []
    start = end + 1
    yield line
  }
  if (start < piece.length) begun.push(piece.subarray(start))
}

async function answerAll(lines: Iterable<Buffer>): Promise<void> {
  for (const line of lines) {
    const isTaken = process.stdout.write(`${answerLine(line.toString('utf8'))}\n`)
    if (!isTaken) await once(process.stdout, 'drain')
  }
}
