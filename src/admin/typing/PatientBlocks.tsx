'use client'
// The form of a block asks the server at each change what it looks like. Where nobody answers, Payload hands
// the block its own state without the editors in it (blocks/client/component/index.js, `return
// prevFormState`): they vanish under who types in them.

import { ServerFunctionsContext, useServerFunctions } from '@payloadcms/ui'
import { type ReactNode, useMemo } from 'react'
import { waitForLine } from './waitForLine.ts'

type AskFormState = ReturnType<typeof useServerFunctions>['getFormState']

/** Around the panel: the form of a block waits for its answer, and stays as it is meanwhile. */
export function PatientBlocks({ children }: { children: ReactNode }) {
  const functions = useServerFunctions()
  const { getFormState } = functions
  const patient = useMemo(
    () => ({ ...functions, getFormState: patiently(getFormState) }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the others are made anew with each render, and do the same
    [getFormState],
  )
  return <ServerFunctionsContext value={patient}>{children}</ServerFunctionsContext>
}

function patiently(ask: AskFormState): AskFormState {
  return async (args) => {
    for (let tries = 0; ; tries += 1) {
      const answer = await ask(args)
      if (answer.state || !isOfBlock(args) || args.signal?.aborted) return answer
      await waitForLine(tries)
    }
  }
}

/** Of a drawer only its opening waits: what is chosen in it is taken over without an answer, too. */
function isOfBlock({ schemaPath, renderAllFields }: Parameters<AskFormState>[0]): boolean {
  return renderAllFields !== undefined && schemaPath.includes('.lexical_internal_feature.')
}
