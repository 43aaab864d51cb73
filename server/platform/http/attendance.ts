import type { FastifyRequest } from 'fastify'
import { type RouteContract, UNATTENDED } from '#contracts/route.ts'

/** LOG-07: whether somebody asks, or a page by itself: always by this route, or just now. */
export function attendanceOf(
  { quiet }: RouteContract,
  { headers }: FastifyRequest,
): 'attended' | 'unattended' {
  return quiet || headers[UNATTENDED] !== undefined ? 'unattended' : 'attended'
}
