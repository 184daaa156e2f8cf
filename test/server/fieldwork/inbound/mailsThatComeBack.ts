/** Mails as mail servers and people's programs send them back; written after real ones, with made-up names. */

const crlf = (text: string): string => text.replaceAll('\n', '\r\n')

export interface Report {
  readonly messageId: string
  readonly recipient: string
  readonly action?: 'failed' | 'delayed' | 'delivered'
  readonly status?: string
}

/** As Postfix does: a report and the whole original. */
export const postfixReport = ({ messageId, recipient, action = 'failed', status = '5.1.1' }: Report): string =>
  crlf(`From: MAILER-DAEMON@mx.voorbeeld.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: bevraging@vlaio.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="9B095B5ADSN=_01D/mx"
Message-Id: <20260201120000.ABCDE@mx.voorbeeld.example>

This is a MIME-encapsulated message.

--9B095B5ADSN=_01D/mx
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

I'm sorry to have to inform you that your message could not be delivered.

--9B095B5ADSN=_01D/mx
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.voorbeeld.example
Arrival-Date: Sun,  1 Feb 2026 12:00:00 +0100 (CET)

Final-Recipient: rfc822; ${recipient}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.bedrijf.example
Diagnostic-Code: smtp; 550 ${status} <${recipient}>: Recipient address rejected: User unknown

--9B095B5ADSN=_01D/mx
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: Clusterbevraging <bevraging@vlaio.example>
To: ${recipient}
Subject: Wat levert Alpha netwerk uw onderneming op?
Message-ID:
 <${messageId}>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dag,
--9B095B5ADSN=_01D/mx--
`)

/** As Exchange Online does: headers only, base64, and a reference. */
export const exchangeReport = ({ messageId, recipient, action = 'failed', status = '5.1.10' }: Report): string =>
  crlf(`From: postmaster@bedrijf.example
To: bevraging@vlaio.example
Subject: =?utf-8?B?${Buffer.from('Onbestelbaar: Wat levert Alpha netwerk op?').toString('base64')}?=
In-Reply-To: <${messageId}>
References: <${messageId}>
X-MS-Exchange-Message-Is-Ndr:
Content-Type: multipart/report; report-type=delivery-status;
	boundary="_000_abc_"
MIME-Version: 1.0

--_000_abc_
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

${Buffer.from('<p>Het e-mailadres bestaat niet.</p>').toString('base64')}

--_000_abc_
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

${Buffer.from(`Reporting-MTA: dns;AM0PR01.prod.outlook.example\r\n\r\nFinal-recipient: RFC822;${recipient}\r\nAction: ${action}\r\nStatus: ${status}\r\n`).toString('base64')}

--_000_abc_
Content-Type: text/rfc822-headers

Message-ID: <${messageId}>
Subject: Wat levert Alpha netwerk uw onderneming op?

--_000_abc_--
`)

/** Away from the office. */
export const automaticReply = (messageId: string): string =>
  crlf(`From: Contact <contact@bedrijf.example>
To: bevraging@vlaio.example
Subject: Automatisch antwoord: Wat levert Alpha netwerk uw onderneming op?
In-Reply-To: <${messageId}>
References: <other@elsewhere.example> <${messageId}>
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
Content-Type: text/plain; charset=utf-8

Ik ben afwezig tot maandag. Mijn adres bestaat nog: 550 5.1.1 is geen reden.
`)

/** A person who writes back. */
export const personalReply = (messageId: string): string =>
  crlf(`From: Contact <contact@bedrijf.example>
To: bevraging@vlaio.example
Subject: Re: Wat levert Alpha netwerk uw onderneming op?
In-Reply-To: <${messageId}>
Content-Type: text/plain; charset=utf-8

Wij doen graag mee.
`)

/** What nobody can read, or what tries to harm who reads it. */
export const hostileMails: readonly string[] = [
  '',
  'no header at all',
  '\0\0\0',
  `Content-Type: multipart/report; boundary="x"\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n--x--`,
  `${'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'.repeat(1_000)}`,
  `References: ${'<a@b> '.repeat(5_000)}\r\nAuto-Submitted: auto-replied\r\n\r\nx`,
  `Subject: ${'=?utf-8?q?=41?= '.repeat(5_000)}\r\n\r\nx`,
  `In-Reply-To: <x' or '1'='1>\r\nAuto-Submitted: auto-replied\r\n\r\nx`,
  'x'.repeat(600 * 1024),
]
