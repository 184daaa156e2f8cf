// The questionnaire
export type { Language, Text, Wording } from './questionnaire/text.ts'
export { languages } from './questionnaire/text.ts'
export type { Choice, ManyChoicesQuestion, MatrixQuestion, Measure, OneChoiceQuestion, Page, Question, Questionnaire, Row, TextQuestion, VariableMapping, VersionMapping } from './questionnaire/questionnaire.ts'
export { questionsOf } from './questionnaire/questionnaire.ts'
export { fillClusterName } from './questionnaire/clusterName.ts'

// Its versions
export { currentVersion, questionnaire } from './versions/versions.ts'
export { codedVersionName, type StatementNumbers } from './versions/codedVersion.ts'
export { effectGroups, effects, type Effect, type EffectGroup, type EffectGroupId } from './versions/2020.1/effects.ts'

// One member's answers, and whether they fit
export type { AnswerDocument, RowAnswers } from './answers/answerDocument.ts'
export type { AnswerProblem, AnswerRule } from './answers/problem.ts'
export type { AnswerCheck, CheckMode } from './answers/check/compileCheck.ts'
export { checkAnswers } from './answers/checkAnswers.ts'
export { withoutStrays } from './answers/withoutStrays.ts'

// Variables, codes and their labels
export { codebook, describeVariable, type Category, type Codebook, type CodebookQuestion, type DerivedFigure, type Scale, type Variable } from './codebook/codebook.ts'
export { answersFromCodes, codeAnswers, leftBlank, notAsked } from './codebook/answerCodes.ts'
export { compileTranslation } from './codebook/translateCodes.ts'
export { continuedVariables, type ContinuedVariable } from './codebook/continuedVariables.ts'
export { versionDifference, type QuestionDifference } from './codebook/versionDifference.ts'
export { classificationLabels, levelLabel, levelLabels, shortLevelLabel, type Classification, type LevelLabels } from './codebook/levels.ts'

// The page that asks them
export { surveyModelJson, type ModelOptions, type SurveyModelJson } from './surveyjs/surveyModelJson.ts'

// What screens and files call a group, and a figure that is not there
export { bannerLevelName, bannerName } from './wording/bannerName.ts'
export { domainName, shortDomainName } from './wording/domainName.ts'
export { marginLevelName, marginName } from './wording/marginName.ts'
export { suppressedSign, suppressedWords, whyNoFigure } from './wording/noFigure.ts'
export { rowName } from './wording/rowName.ts'
export { releasedBaseInWords, releasedInWords, releasedSigns, type ReleasedWording } from './wording/releasedFigure.ts'
