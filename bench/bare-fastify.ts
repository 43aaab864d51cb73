import Fastify from 'fastify'
import pg from 'pg'

/** Serves one prepared, indexed query behind a bare Fastify route, without session, headers or checks. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 })
const tickets = (
  await pool.query<{ id: string; person_id: string }>(
    "select id, person_id from tickets where ticket_no like '7%' limit 100000",
  )
).rows
const app = Fastify()
let next = 0

app.get('/healthz', () => ({ status: 'ok' }))
app.get('/api/portal/scores', async () => {
  const ticket = tickets[next++ % tickets.length]
  const { rows } = await pool.query({
    name: 'sheet',
    text: 'select id, course_code, sitting_id, source, outcome, mark, grade, state, obtained_on, version from scores where person_id = $1 and ticket_id = $2',
    values: [ticket?.person_id, ticket?.id],
  })
  return { scores: rows }
})
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
