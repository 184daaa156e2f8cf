import type { WaveSummary } from '../../../server/api/waves.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { PageHead } from '../PageHead.tsx'
import { MailPreview } from './MailPreview.tsx'
import { MailProgress } from './MailProgress.tsx'
import { Outcomes } from './Outcomes.tsx'
import { SendMails } from './SendMails.tsx'
import { useMails } from './useMails.ts'
import { words } from './words.ts'
import './invitations.css'

/** The mails of a wave, for the data steward. */
export function InvitationsPage({ wave }: { readonly wave: WaveSummary }) {
  const { say } = useLanguage()
  const { overview, revision, send } = useMails(wave.id)
  const why = wave.state === 'draft' ? words.draft : wave.state === 'planned' ? words.planned : wave.state === 'open' ? undefined : words.over
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)} />
      {why === undefined ? null : <Notice><p>{say(why)}</p></Notice>}
      <Waiting resource={overview} height={640}>
        {(answer) => (
          <>
            <MailProgress overview={answer} send={send} />
            <SendMails overview={answer} send={send} />
            <MailPreview overview={answer} send={send} />
            <Outcomes waveId={wave.id} revision={revision} />
          </>
        )}
      </Waiting>
    </>
  )
}
