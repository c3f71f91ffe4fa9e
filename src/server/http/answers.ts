// The process's own short answers, in Assay’s shape for errors.

import type { ServerResponse } from 'node:http'

/** Answers with JSON that nobody keeps. */
export function answerJson(res: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  })
  res.end(text)
}

/** Answers with an error and its sentence. */
export function answerError(
  res: ServerResponse,
  status: number,
  error: { name: string; message: string },
): void {
  answerJson(res, status, { errors: [{ message: error.message, name: error.name, data: null }] })
}
