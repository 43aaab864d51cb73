import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { type RouteContract, UNATTENDED } from '#contracts/route.ts'

/** LOG-07: whether somebody asks, or a page by itself: always by this route, or just now. */
export function attendanceOf(
  { quiet }: RouteContract,
  { headers }: FastifyRequest,
): 'attended' | 'unattended' {
  return quiet || isUnattended(headers) ? 'unattended' : 'attended'
}

/** Whether the page says of this request that it asks by itself. */
export function isUnattended(headers: IncomingHttpHeaders): boolean {
  return headers[UNATTENDED] !== undefined
}
