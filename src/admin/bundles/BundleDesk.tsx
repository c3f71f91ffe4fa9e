// Articles that go out together: when, which of them could, and the two things that can be done.

'use client'

import { useAuth, useConfig, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { EDITS, isOneOf } from '#access/roleGroups.ts'
import { DeskMoment } from '../DeskWhen.tsx'
import '../desk.css'
import { Act } from './Act.tsx'
import { fetchBundle, postBundle, reasonsIn, type BundleView } from './bundleClient.ts'
import { MemberList } from './MemberList.tsx'

const WORDS: Record<BundleView['state'], { label: string; tone: string }> = {
  open: { label: 'Open', tone: 'waiting' },
  scheduled: { label: 'Scheduled', tone: 'ready' },
  out: { label: 'Out', tone: 'public' },
  held: { label: 'Held', tone: 'failed' },
}

type Result = { refused: boolean; text: string } | null

/** The panel beside the form of a bundle; before it is saved, only a word about what comes next. */
export function BundleDesk({ zone }: { zone: string }) {
  const { id } = useDocumentInfo()
  const { config } = useConfig()
  const { user } = useAuth()
  const router = useRouter()
  const modified = useFormModified()
  const [bundle, setBundle] = useState<BundleView | null>(null)
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map())
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result>(null)
  const messageRef = useRef<HTMLParagraphElement>(null)
  const { api, admin } = config.routes
  const bundleId = id ? String(id) : null

  const refresh = useCallback(
    async () => setBundle(bundleId ? await fetchBundle(api, bundleId) : null),
    [api, bundleId],
  )
  useEffect(() => {
    if (modified) return
    setReasons(new Map())
    void refresh()
  }, [refresh, modified])

  const act = async (command: 'release' | 'cancel') => {
    if (!bundle || busy) return
    setBusy(true)
    setResult(null)
    const answer = await postBundle(api, bundle, command)
    setReasons(answer.ok ? new Map() : reasonsIn(answer.data))
    setResult(
      answer.ok
        ? { refused: false, text: outcomeOf(command, answer.result.state) }
        : {
            refused: true,
            text:
              reasonsIn(answer.data).size > 0
                ? 'Nothing was released: some of them cannot go out. The list says why.'
                : answer.message,
          },
    )
    await refresh()
    setBusy(false)
    router.refresh()
    requestAnimationFrame(() => messageRef.current?.focus())
  }

  const mayAct = isOneOf(user?.role, EDITS)
  return (
    <section className="desk-workflow" aria-labelledby="desk-bundle-title">
      <h2 id="desk-bundle-title">Release together</h2>
      {bundleId ? null : <p className="desk-small">Save the bundle, then release it here.</p>}
      {bundle ? (
        <>
          <p className="desk-cell">
            <span className={`desk-chip desk-chip--${WORDS[bundle.state].tone}`}>
              {WORDS[bundle.state].label}
            </span>
          </p>
          {bundle.goesOutAt ? (
            <p>
              <strong>{bundle.state === 'out' ? 'Out since' : 'Goes out'}</strong>{' '}
              <DeskMoment at={bundle.goesOutAt} zone={zone} />
            </p>
          ) : null}
          <MemberList
            members={bundle.members}
            reasons={reasons}
            isOpen={bundle.state === 'open'}
            admin={admin}
          />
          <Act
            state={bundle.state}
            isSaved={!modified}
            mayAct={mayAct}
            busy={busy}
            onAct={(command) => void act(command)}
          />
        </>
      ) : null}
      <p
        ref={messageRef}
        role="status"
        aria-live="polite"
        tabIndex={-1}
        className={`desk-result ${result?.refused ? 'desk-result--refused' : ''}`}
      >
        {busy ? 'One moment…' : result?.text}
      </p>
    </section>
  )
}

function outcomeOf(command: 'release' | 'cancel', state: BundleView['state']): string {
  if (command === 'cancel')
    return 'The release is cancelled. All of them are approved and wait for a new decision.'
  return state === 'scheduled'
    ? 'Scheduled. They go out together at that time.'
    : 'Released. Readers see all of them now.'
}
