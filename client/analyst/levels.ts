export { domainName, shortDomainName } from '../../surveys/index.ts'
