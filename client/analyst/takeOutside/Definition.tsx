import { Waiting } from '../../ui/components/Waiting.tsx'
import type { Resource } from '../../ui/request/useResource.ts'
import type { Definition as Words } from '../../../server/api/exports.ts'

/** How the figure was made, line by line. */
export function Definition({ definition }: { readonly definition: Resource<Words> }) {
  return (
    <Waiting resource={definition} height={420}>
      {({ parts, link }) => (
        <dl>
          {parts.map(({ term, text }) => (
            <div key={term} className="take-outside-part">
              <dt>{term}</dt>
              <dd>{text === link ? <a href={link}>{link}</a> : text}</dd>
            </div>
          ))}
        </dl>
      )}
    </Waiting>
  )
}
