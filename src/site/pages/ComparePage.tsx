/** @jsxImportSource hono/jsx */
// Two states of an article on one page, for the desk: what was taken out, what came, and who did it.

import { raw } from 'hono/html'
import { comparePath } from '#src/articles/compare/comparePath.ts'
import { planDifferences, type PlanDifference } from '#src/articles/compare/planDifferences.ts'
import { lowerFirst } from '#src/plainText/firstLetter.ts'
import type { ComparedSide, Comparison } from '#src/publishing/compare/comparison.ts'
import {
  isStateName,
  NAMED_STATES,
  type TextState,
  type TextStates,
} from '#src/publishing/compare/textStates.ts'
import type { VersionLine } from '#src/publishing/compare/versionLines.ts'
import type { ComparedPage } from '../compare/comparedPage.tsx'
import { Lines } from '../components/Lines.tsx'
import { Page } from '../layout/Page.tsx'
import type { PageContext } from '../view/pageContext.ts'
import { momentOf } from '../view/times.ts'

/** Versions that are listed one by one, the newest ones. */
const MAX_LISTED = 100

type Props = { context: PageContext; articleId: string; comparison: Comparison; page: ComparedPage | null }

/** `page` is null where a state that was asked for is not there. */
export function ComparePage({ context, articleId, comparison, page }: Props) {
  const { sides, asked, states, missing, between } = comparison
  return (
    <Page context={context} title={sides ? `Compare: ${sides.to.content.headline}` : 'Compare'}>
      <aside class="desk-bar compare-bar" aria-label="For the desk">
        <ChooseStates path={comparePath(articleId)} asked={asked} states={states} />
        {missing ? <p role="alert">{missingText(missing)}</p> : null}
        {sides && page ? (
          <>
            <p>
              <Summary page={page} from={sides.from} to={sides.to} />
            </p>
            {states.isUnread ? (
              <p class="not-intact">
                What readers have went out in an emergency: nobody else has approved it. An approval covers
                all of it.
              </p>
            ) : null}
            <Warnings side={sides.from} />
            <Warnings side={sides.to} />
            <Between lines={between} whoPath={comparePath(articleId, { ...asked, who: '1' })} />
            <Plans differences={planDifferences(sides.from.content, sides.to.content)} />
          </>
        ) : null}
        <p>Only the desk sees this page.</p>
      </aside>
      {page ? (
        <>
          <div class="compared">{raw(page.html)}</div>
          <p id={`change-${page.changes + 1}`} class="compared-end">
            {page.changes > 0 ? <a href="#change-1">No more changes: back to the first</a> : null}
          </p>
        </>
      ) : null}
    </Page>
  )
}

function ChooseStates({
  path,
  asked,
  states,
}: {
  path: string
  asked: Comparison['asked']
  states: TextStates
}) {
  return (
    <form class="compare-choice" method="get" action={path}>
      <label>
        What has changed since <States name="from" chosen={asked.from} states={states} />
      </label>
      <label>
        in <States name="to" chosen={asked.to} states={states} />
      </label>
      <button type="submit" class="button">
        Compare
      </button>
    </form>
  )
}

function States({ name, chosen, states }: { name: string; chosen: string; states: TextStates }) {
  const named = Object.entries(states.named).map(([key, state]) => ({ ...state, name: key }))
  return (
    <select name={name}>
      <Options states={named} chosen={chosen} />
      {states.editions.length > 0 ? (
        <optgroup label="Editions">
          <Options states={states.editions} chosen={chosen} />
        </optgroup>
      ) : null}
      <optgroup label="Versions">
        <Options states={states.versions} chosen={chosen} />
      </optgroup>
    </select>
  )
}

function Options({ states, chosen }: { states: readonly TextState[]; chosen: string }) {
  return (
    <>
      {states.map(({ name, label, at }) => (
        <option value={name} selected={name === chosen}>
          {at ? `${label}, ${momentOf(at)}` : label}
        </option>
      ))}
    </>
  )
}

function missingText(name: string): string {
  if (isStateName(name)) return NAMED_STATES[name].missing
  return 'There is no such version or edition of this article. Choose another one.'
}

function Summary({ page, from, to }: { page: ComparedPage; from: ComparedSide; to: ComparedSide }) {
  const { changes } = page
  if (changes === 0)
    return (
      <>
        Nothing that readers see differs between {inWords(from)} and {inWords(to)}.
      </>
    )
  return (
    <>
      <a href="#change-1">
        {changes === 1 ? '1 place differs' : `${changes.toLocaleString('en-GB')} places differ`}
      </a>{' '}
      between {inWords(from)} and {inWords(to)}. <del>Taken out</del>, <ins>put in</ins>.
    </>
  )
}

function inWords({ state: { label } }: ComparedSide): string {
  return lowerFirst(label)
}

/** What a side is not, though it looks like it. */
function Warnings({ side: { isIntact, isAsItWas, state } }: { side: ComparedSide }) {
  return (
    <>
      {isIntact ? null : (
        <p class="not-intact" role="alert">
          {state.label} has been changed in the database since it was kept. It is not what was approved.
        </p>
      )}
      {isAsItWas === false ? (
        <p class="not-intact">
          {state.label}: a figure, a picture or a name that it shows has changed since, and is shown as it is
          now.
        </p>
      ) : null}
      {isAsItWas === null ? (
        <p>{state.label}: figures, pictures and names are shown as they are now.</p>
      ) : null}
    </>
  )
}

function Between({ lines, whoPath }: { lines: readonly VersionLine[]; whoPath: string }) {
  if (lines.length === 0) return null
  const writers = [...new Set(lines.filter(({ isWritten }) => isWritten).map(({ by }) => by))]
  return (
    <>
      {writers.length > 1 ? (
        <p>
          <a href={whoPath}>Say who wrote each change</a>
        </p>
      ) : null}
      <details>
        <summary>
          {writers.length > 0 ? `Written by ${writers.join(', ')}` : 'Nobody changed the words in between'}:{' '}
          {lines.length === 1 ? '1 version' : `${lines.length} versions`}
        </summary>
        <ol class="compare-between">
          {lines.slice(0, MAX_LISTED).map(({ revision, by, done, savedAt, isWritten }) => (
            <li>
              {`Revision ${revision}: ${by} ${done}${isWritten ? '' : ', no words changed'}, `}
              <time datetime={savedAt}>{momentOf(savedAt)}</time>
            </li>
          ))}
        </ol>
        {lines.length > MAX_LISTED ? <p>{`And ${lines.length - MAX_LISTED} more.`}</p> : null}
      </details>
    </>
  )
}

/** What no page shows. */
function Plans({ differences }: { differences: readonly PlanDifference[] }) {
  if (differences.length === 0) return null
  return (
    <dl class="compare-plans">
      {differences.map(({ part, was, is }) => (
        <>
          <dt>{part}</dt>
          <dd>
            <del>
              <PlanValue value={was} />
            </del>{' '}
            <ins>
              <PlanValue value={is} />
            </ins>
          </dd>
        </>
      ))}
    </dl>
  )
}

function PlanValue({ value }: { value: PlanDifference['was'] }) {
  if ('instant' in value) return <time datetime={value.instant}>{momentOf(value.instant)}</time>
  return value.lines.length > 0 ? <Lines text={value.lines.join('\n')} /> : <>none</>
}
