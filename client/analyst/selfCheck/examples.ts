import type { Text } from '../../ui/language/text.ts'

/** Two ways of writing a table down, filled with figures that the study of 2020 printed (lines 3005-3019 and 3060-3075). */
export const examples: readonly { readonly name: Text; readonly text: Text }[] = [
  {
    name: { nl: 'een maat per regel', en: 'one measure a row' },
    text: {
      nl: ['maat;soort;schaal;totaal;oproep: 1;oproep: 2;grootte: KO;grootte: (M)GO', 'bijdrage;gemiddelde;0-100;62,6;60,8;53,0;57,8;61,0', 'samenwerkingskracht;gemiddelde;1-4;2,82;2,83;2,79;2,77;2,98', 'n;;;269;;;;'].join('\n'),
      en: ['measure;kind;scale;total;call: 1;call: 2;size: small;size: large', 'contribution;mean;0-100;62.6;60.8;53.0;57.8;61.0', 'strength;mean;1-4;2.82;2.83;2.79;2.77;2.98', 'n;;;269;;;;'].join('\n'),
    },
  },
  {
    name: { nl: 'een cijfer per regel', en: 'one figure a row' },
    text: {
      nl: ['maat;soort;uitsplitsing;groep;waarde;n;bron', 'samenwerkingskracht;gemiddelde;;totaal;2,82;269;regel 3060', 'samenwerkingskracht;gemiddelde;deelname;niet-actief;2,08;;regel 3074', 'samenwerkingskracht;gemiddelde;deelname;actief;3,01;;regel 3074', 'bijdrage;gemiddelde;;totaal;62,6;269;regel 3005', 'bijdrage;gemiddelde;deelname;niet-actief;30,6;;regel 3033', 'bijdrage;gemiddelde;deelname;actief;63,7;;regel 3027'].join('\n'),
      en: ['measure;kind;crossing;group;value;n;source', 'strength;mean;;total;2.82;269;line 3060', 'strength;mean;activity;inactive;2.08;;line 3074', 'strength;mean;activity;active;3.01;;line 3074', 'contribution;mean;;total;62.6;269;line 3005', 'contribution;mean;activity;inactive;30.6;;line 3033', 'contribution;mean;activity;active;63.7;;line 3027'].join('\n'),
    },
  },
]
