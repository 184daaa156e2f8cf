import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import './respondent.css'
import { fetchQuestions } from './QuestionPage.tsx'
import { RespondentPage } from './RespondentPage.tsx'

fetchQuestions()
createRoot(document.getElementById('root')!).render(<RespondentPage />)
