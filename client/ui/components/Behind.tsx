import { useLanguage } from '../language/useLanguage.ts'

const words = { nl: 'Geen verbinding. U ziet wat we het laatst hoorden; we proberen het opnieuw.', en: 'No connection. You see what we last heard; we are trying again.' }

/** Says of a page that follows something that it cannot hear of it now; its place is there before the words. */
export function Behind({ isBehind }: { readonly isBehind: boolean }) {
  const { say } = useLanguage()
  return <p role="status" className="behind">{isBehind ? say(words) : ''}</p>
}
