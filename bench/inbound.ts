import { parseArgs } from 'node:util'
import pg from 'pg'
import { INBOUND_HEADER, inboundLine } from '../tests/support/inbound-lines.ts'
import { bulkIdNumber } from '../tools/bulk-candidates.ts'
import { buildCity } from './city.ts'
import { importFile } from './import-batch.ts'
import { type Round, report } from './load/load.ts'

/**
 * `npm run bench:inbound`: rows of inbound transfers, checked and applied, against rows of scores (TRI-01). Both are measured in turn, each
 * round with persons and courses of its own: every second record is of a person who is known here. Ends with 1 when a row costs more.
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '7' } },
})
const rows = Number(values.rows)
const rounds = Number(values.rounds)
const COURSES = 8
/** As many courses as every candidate gets a score of in one round. */
const SCORES_EACH = 4
const persons = Math.ceil(rows / COURSES)
const candidates = Math.max(Math.ceil(rows / SCORES_EACH), (persons / 2) * rounds)

const city = await buildCity(candidates)
const client = new pg.Client({ connectionString: city.databaseUrl })
await client.connect()
try {
  // A file has names without digits.
  await client.query(
    "update persons set name = translate(name, '0123456789', '甲乙丙丁戊己庚辛壬癸') where name like '批量考生%'",
  )
  await client.query('vacuum analyze persons')
  const measured: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    const scores = await importFile(city, client, { kind: 'exam_scores', text: await scoreText(round) })
    const inbound = await importFile(city, client, {
      kind: 'inbound_transfers',
      text: await inboundText(round),
    })
    await requireRecognised(inbound.batchId)
    measured.push({
      value: rows / (inbound.checked + inbound.applied),
      against: rows / (scores.checked + scores.applied),
    })
    console.log(
      `     scores ${scores.checked.toFixed(1)} + ${scores.applied.toFixed(1)} s, inbound ${inbound.checked.toFixed(1)} + ${inbound.applied.toFixed(1)} s`,
    )
  }
  report('inbound rows / score rows, checked and applied', measured, { wanted: 1, unit: 'rows/s' })
  const ratios = measured.map(({ value, against }) => value / against).toSorted((one, other) => one - other)
  if ((ratios[Math.floor(ratios.length / 2)] ?? 0) < 1) process.exitCode = 1
} finally {
  await client.end()
  await city.close()
}

async function scoreText(round: number): Promise<string> {
  const made = await client.query<{ line: string }>(
    `select t.ticket_no || ',' || c.code || ',' || (row_number() over ()) % 101 as line
     from (select ticket_no from tickets where ticket_no like '7%') t
       cross join (select code from courses order by code offset $1 limit $2) c limit $3`,
    [round * SCORES_EACH, SCORES_EACH, rows],
  )
  return ['准考证号,课程代码,成绩', ...made.rows.map(({ line }) => line)].join('\n')
}

async function inboundText(round: number): Promise<string> {
  // Courses of the candidates' own plan with its credits: all of them that are passed would be recognised.
  const { rows: courses } = await client.query<{ code: string; name: string; credits: string }>(
    `select c.code, c.name, pc.credits::float8::text as credits from plan_courses pc join courses c on c.code = pc.course_code
     where pc.plan_id = (select plan_id from tickets where ticket_no like '7%' limit 1) order by c.code limit $1`,
    [COURSES],
  )
  if (courses.length < COURSES) throw new Error('the plan has too few courses')
  const lines = Array.from({ length: persons }, (_, place) => {
    const order = round * persons + place
    const isKnown = order % 2 === 0
    const who = {
      // Beyond the city's own numbers nobody is known.
      idNumber: bulkIdNumber(isKnown ? order / 2 : candidates + order),
      name: `批量考生${inCharacters(isKnown ? order / 2 : candidates + order)}`,
      originTicketNo: `03${String(order).padStart(10, '0')}`,
    }
    return courses.map(({ code, name, credits }, seq) => {
      const mark = String(60 + ((order * 7 + seq) % 41))
      const passedOn = `${2010 + ((order + seq) % 15)}-${seq % 2 === 0 ? '04' : '10'}`
      return inboundLine({ ...who, courseCode: code, courseName: name, credits, mark, passedOn })
    })
  })
  return [INBOUND_HEADER, ...lines.flat().slice(0, rows)].join('\n')
}

function inCharacters(order: number): string {
  return [...String(order)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')
}

/** The rows of the measured file are what a province sends: of courses that are recognised here. */
async function requireRecognised(batchId: string): Promise<void> {
  const { rows: found } = await client.query<{ notes: { note: string; rows: number }[] }>(
    'select notes from import_batches where id = $1',
    [batchId],
  )
  const recognised = found[0]?.notes.find(({ note }) => note === 'recognised')?.rows ?? 0
  if (recognised < rows / 2) throw new Error(`only ${recognised} of ${rows} courses would be recognised`)
}
