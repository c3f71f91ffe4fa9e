// How the article form talks to the workflow endpoints.

import type { Outlook } from '#src/publishing/outlook.ts'
import type { Move } from '#src/publishing/timeline.ts'
import type { TransitionResult } from '#src/publishing/transition.ts'
import type { Action } from '#src/workflow/transitions.ts'

export type DeskOutlook = Outlook & { timeline: Move[] }

export type MoveAnswer = { ok: true; result: TransitionResult } | { ok: false; status: number; message: string }

/** The article's state, the steps and the timeline, or null when the server does not answer. */
export async function fetchOutlook(address: string, signal: AbortSignal): Promise<DeskOutlook | null> {
  const response = await fetch(address, { credentials: 'include', cache: 'no-store', signal }).catch(() => null)
  if (!response?.ok) return null
  return (await response.json()) as DeskOutlook
}

export type MoveRequest = { address: string; action: Action; revision: number; note: string }

/** Asks the server for one step; a refusal comes back as its sentence. */
export async function postMove({ address, action, revision, note }: MoveRequest): Promise<MoveAnswer> {
  const response = await fetch(`${address}/${action}`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revision, note: note.trim() || null }),
  }).catch(() => null)
  if (!response) return { ok: false, status: 0, message: 'The server did not answer. Nothing was moved; try again.' }
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return { ok: true, result: body as TransitionResult }
  return { ok: false, status: response.status, message: messageOf(body) }
}

export type Newer = { revision: number; savedBy: string | null; savedAt: string }

/** Who saved the newest revision, and when; null when the server does not answer. `address` is the article's own. */
export async function fetchNewest(address: string): Promise<Newer | null> {
  const response = await fetch(`${address}?draft=true&depth=1`, { credentials: 'include', cache: 'no-store' }).catch(() => null)
  if (!response?.ok) return null
  const doc = (await response.json()) as { revision: number; updatedAt: string; revisedBy?: { name?: string } | string | null }
  return { revision: doc.revision, savedAt: doc.updatedAt, savedBy: typeof doc.revisedBy === 'object' ? (doc.revisedBy?.name ?? null) : null }
}

function messageOf(body: unknown): string {
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? (body as { errors?: { message?: string }[] }).errors : undefined
  return errors?.[0]?.message ?? 'The server refused, and did not say why.'
}
