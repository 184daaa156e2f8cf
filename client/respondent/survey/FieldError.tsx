import { useLanguage } from '../../ui/language/useLanguage.ts'

const error = { nl: 'Fout:', en: 'Error:' }

export function FieldError({ id, children }: { readonly id: string; readonly children: string }) {
  const { say } = useLanguage()
  return (
    <span className="field-error" id={id}>
      <span className="hidden">{say(error)} </span>
      {children}
    </span>
  )
}
