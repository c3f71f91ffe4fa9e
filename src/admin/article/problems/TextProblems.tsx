// Beside the text: what is wrong in it, each sentence with a way to its place.

'use client'

import { useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { BodyProblem } from '#src/richtext/body/validate.ts'
import { tellProblems } from './asking.ts'
import { Gaps } from './Gaps.tsx'
import { textProblems } from './textProblems.ts'

/** How long the text must have rested, in milliseconds: a long one takes a moment to go through. */
const REST_MS = 400

/** Most sentences of one list. */
const MAX_SENTENCES = 10

/** Nothing while nothing is wrong. */
export function TextProblems() {
  const body = useFormFields(([fields]) => fields['body']?.value)
  // The server's own sentence of a save that it refused, until the text is another.
  const answer = useFormFields(([fields]) =>
    fields['body']?.valid === false ? fields['body'].errorMessage : undefined,
  )
  const [problems, setProblems] = useState(() => textProblems(body))
  useEffect(() => {
    const timer = setTimeout(() => setProblems(textProblems(body)), REST_MS)
    return () => clearTimeout(timer)
  }, [body])
  useEffect(() => tellProblems([...problems.refused, ...problems.unfinished]), [problems])
  const { refused, unfinished } = problems
  const refusals = refused.length > 0 || !answer ? refused : [{ path: 'root', part: 0, message: answer }]
  return (
    <section className="desk-problems" aria-label="Problems of the text">
      <div role="alert">
        {refusals.length > 0 ? <Problems title="The text cannot be saved" problems={refusals} /> : null}
      </div>
      {unfinished.length > 0 ? <Problems title="Before the text is submitted" problems={unfinished} /> : null}
    </section>
  )
}

function Problems({ title, problems }: { title: string; problems: readonly BodyProblem[] }) {
  return (
    <>
      <h3>{title}</h3>
      <Gaps
        gaps={problems
          .slice(0, MAX_SENTENCES)
          .map(({ path, message }) => ({ path: `body.${path}`, message }))}
      />
      {problems.length > MAX_SENTENCES ? (
        <p className="desk-small">And {problems.length - MAX_SENTENCES} more.</p>
      ) : null}
    </>
  )
}
