import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { RespondentQuestionnaire } from '../../server/api/respondent.ts'
import { withoutStrays, type AnswerDocument } from '../../surveys/index.ts'
import type { Text } from '../ui/language/text.ts'
import { useLanguage } from '../ui/language/useLanguage.ts'
import { useAddress } from './frame/address.ts'
import { ErrorSummary, summaryId, type Complaint } from './frame/ErrorSummary.tsx'
import { Frame } from './frame/Frame.tsx'
import { PageTitle } from './frame/PageTitle.tsx'
import { Progress, stepWords } from './frame/Progress.tsx'
import { SaveLine } from './frame/SaveLine.tsx'
import { StepButtons } from './frame/StepButtons.tsx'
import { CheckPage } from './pages/CheckPage.tsx'
import { StaleChoicePage, staleTitle } from './pages/StaleChoicePage.tsx'
import { StopPage } from './pages/StopPage.tsx'
import { stopWords } from './pages/stopWords.ts'
import { ThanksPage } from './pages/ThanksPage.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import { complaintsOfAll, complaintsOn, type PageComplaint } from './steps/complaints.ts'
import { outlineOf } from './steps/outlineOf.ts'
import { checkStep, openStep, stepsOf, thanksStep } from './steps/steps.ts'
import { focusField } from './survey/fields.ts'
import { useQueue } from './useQueue.ts'

const words = {
  check: { nl: 'Kijk uw antwoorden na', en: 'Check your answers' },
  thanks: { nl: 'Bedankt voor uw antwoorden', en: 'Thank you for your answers' },
  next: { nl: 'Volgende', en: 'Next' },
  toCheck: { nl: 'Verder naar nakijken', en: 'Continue to check' },
  error: { nl: 'Fout: ', en: 'Error: ' },
} satisfies Record<string, Text>

const returning = 'nakijken'

interface Props {
  readonly opened: RespondentQuestionnaire
  /** Asks the server again and starts anew with what it holds. */
  readonly reload: () => void
}

/** The questionnaire while it is open: which step, which answers, where they are kept. */
export function Session({ opened, reload }: Props) {
  const { say } = useLanguage()
  const address = useAddress()
  const { queue, snapshot } = useQueue(opened)
  const [answers, setAnswers] = useState<AnswerDocument>(queue.answers)
  const [complaints, setComplaints] = useState<readonly PageComplaint[]>([])
  const [moves, setMoves] = useState(0)

  const outline = useMemo(() => outlineOf(opened.version, opened.cluster.name), [opened.version, opened.cluster.name])
  const steps = stepsOf(outline, answers)
  const isComplete = snapshot.status === 'complete'
  const left = isComplete && snapshot.save.kind === 'stored' ? thanksStep : queue.page
  const step = openStep(outline, answers, address.read('stap') ?? left, isComplete)
  const fromCheck = address.read('van') === returning
  const page = outline.pages.find((one) => one.name === step)

  useEffect(() => {
    if (step !== thanksStep) queue.change(withoutStrays(opened.version, answers), step)
  }, [queue, opened.version, answers, step])

  // The step always stands in the address, or going back to this entry would show whatever page came last
  useEffect(() => {
    if (address.read('stap') !== step) address.replace({ stap: step })
  }, [address, step])

  const { acknowledgedSubmissions } = snapshot
  useEffect(() => {
    if (acknowledgedSubmissions > 0) address.go({ stap: thanksStep, van: null })
    // Only the acknowledgement moves the member on, not the address it then changes
  }, [acknowledgedSubmissions])

  // Back and forward of the browser are steps too
  useEffect(() => {
    setComplaints([])
    setMoves((count) => count + 1)
  }, [step])

  const go = useCallback(
    (to: string, from: string | null = null) => address.go({ stap: to, van: from }),
    [address],
  )

  const complain = (found: readonly PageComplaint[]) => {
    setComplaints(found)
    // One thing missing: straight to it. More: the list first.
    requestAnimationFrame(() => {
      if (found.length === 1 && found[0]!.page === step) focusField(found[0]!.path)
      else {
        const summary = document.getElementById(summaryId)
        summary?.focus({ preventScroll: true })
        summary?.scrollIntoView({ block: 'start' })
      }
    })
  }

  const next = () => {
    const found = complaintsOn(page!, answers)
    if (found.length > 0) return complain(found)
    if (!fromCheck) return go(steps[steps.indexOf(step) + 1]!)
    const unfinished = outline.pages.find((one) => complaintsOn(one, answers).length > 0)
    go(unfinished?.name ?? checkStep, unfinished ? returning : null)
  }

  const send = () => {
    const found = complaintsOfAll(outline, answers)
    if (found.length > 0) return complain(found)
    queue.submit()
  }

  const follow = (complaint: Complaint) => {
    const found = complaints.find((one) => one.path === complaint.path)
    if (found === undefined || found.page === step) focusField(complaint.path)
    else go(found.page, returning)
  }

  const shownComplaints = complaints.map((one) => ({ path: one.path, text: say(one.text) }))
  const { save } = snapshot
  const framed = (name: string, title: string, documentTitle: string, body: ReactNode, head: ReactNode = null) => (
    <Frame title={documentTitle} clusterName={opened.cluster.name} synthetic={opened.wave.synthetic}>
      <div className="sheet">
        {head}
        <PageTitle key={name} takesFocus={moves > 1 || save.kind === 'stale' || save.kind === 'stopped'}>{title}</PageTitle>
        {body}
      </div>
    </Frame>
  )

  if (save.kind === 'stale') {
    const title = say(staleTitle)
    return framed('stale', title, title, <StaleChoicePage keepHere={() => queue.keepHere()} useNewest={() => { queue.letGo(); reload() }} />)
  }
  if (save.kind === 'stopped') {
    const title = say(stopWords[save.reason].title)
    return framed('stopped', title, title, <StopPage stop={save.reason} again={reload} />)
  }
  if (step === thanksStep) {
    const title = say(words.thanks)
    return framed(step, title, title, <ThanksPage outline={outline} answers={answers} closesAt={opened.wave.closesAt} change={() => go(checkStep)} />)
  }

  const position = steps.indexOf(step) + 1
  const title = page ? say(page.title) : say(words.check)
  const documentTitle = `${shownComplaints.length > 0 ? say(words.error) : ''}${say(stepWords(position, steps.length))}: ${title}`
  const head = <Progress step={position} steps={steps.length} />
  const previous = position > 1 ? () => go(steps[position - 2]!) : undefined

  if (page === undefined) {
    return framed(
      step,
      title,
      documentTitle,
      <CheckPage
        outline={outline}
        answers={withoutStrays(opened.version, answers)}
        snapshot={snapshot}
        complaints={shownComplaints}
        addressOf={(name) => address.with({ stap: name, van: returning })}
        change={(name) => go(name, returning)}
        follow={follow}
        send={send}
        tryNow={() => queue.wake()}
        finish={() => go(thanksStep)}
        previous={previous!}
      />,
      head,
    )
  }
  return framed(
    step,
    title,
    documentTitle,
    <>
      <QuestionPage
        version={opened.version}
        clusterName={opened.cluster.name}
        page={page.name}
        outline={outline}
        answers={answers}
        complaints={shownComplaints}
        answered={setAnswers}
      />
      <StepButtons next={next} nextLabel={fromCheck ? words.toCheck : words.next} previous={previous} />
      <SaveLine save={save} status={snapshot.status} />
    </>,
    <>
      {head}
      <ErrorSummary complaints={shownComplaints} follow={follow} />
    </>,
  )
}
