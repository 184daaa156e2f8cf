/**
 * The municipalities of Flanders since 1 January 2025, and Brussels as one, each with its postal codes.
 * From the statistical sectors of Statbel (CC BY 4.0) by way of github.com/mathiasleroy/belgium-geographic-data (MIT);
 * the mergers of 2019 and 2025 are joined. A code that crosses a border counts where most of its sectors lie.
 */
export const municipalities: Readonly<Record<'westFlanders' | 'eastFlanders' | 'antwerp' | 'limburg' | 'flemishBrabant' | 'brussels', string>> = {
  westFlanders:
    'Alveringem 8690 8691; Anzegem 8570 8572 8573; Ardooie 8850 8851; Avelgem 8580 8581 8582 8583; Beernem 8730; Blankenberge 8370; Bredene 8450; ' +
    'Brugge 8000 8200 8310 8380; Damme 8340; De Haan 8420 8421; De Panne 8660; Deerlijk 8540; Dentergem 8720; Diksmuide 8600; Gistel 8470; ' +
    'Harelbeke 8530 8531; Heuvelland 8950 8951 8952 8953 8954 8956 8958; Hooglede 8830; Houthulst 8650; Ichtegem 8480; Ieper 8900 8902 8904 8906 8908; ' +
    'Ingelmunster 8770; Izegem 8870; Jabbeke 8490; Knokke-Heist 8300 8301; Koekelare 8680; Koksijde 8670; Kortemark 8610; Kortrijk 8500 8501 8510 8511; ' +
    'Kuurne 8520; Langemark-Poelkapelle 8920; Ledegem 8880; Lendelede 8860; Lichtervelde 8810; Lo-Reninge 8647; Menen 8930; Mesen 8957; ' +
    'Middelkerke 8430 8431 8432 8433 8434; Moorslede 8890; Nieuwpoort 8620; Oostende 8400; Oostkamp 8020; Oostrozebeke 8780; Oudenburg 8460; Pittem 8740; ' +
    'Poperinge 8970 8972 8978; Roeselare 8800; Spiere-Helkijn 8587; Staden 8840; Tielt 8700 8760; Torhout 8820; Veurne 8630; Vleteren 8640; ' +
    'Waregem 8790 8791 8792 8793; Wervik 8940; Wevelgem 8560; Wielsbeke 8710; Wingene 8750 8755; Zedelgem 8210 8211; Zonnebeke 8980; Zuienkerke 8377; ' +
    'Zwevegem 8550 8551 8552 8553 8554',
  eastFlanders:
    'Aalst 9300 9308 9310 9320; Aalter 9880 9881 9910; Assenede 9960 9961 9968; Berlare 9290; Beveren-Kruibeke-Zwijndrecht 2070 9120 9130 9150; ' +
    'Brakel 9660 9661; Buggenhout 9255; Deinze 9800 9850; Denderleeuw 9470 9472 9473; Dendermonde 9200; Destelbergen 9070; Eeklo 9900; Erpe-Mere 9420; ' +
    'Evergem 9940; Gavere 9890; Gent 9000 9030 9031 9032 9040 9041 9042 9050 9051 9052; Geraardsbergen 9500 9506; Haaltert 9450 9451; Hamme 9220; ' +
    'Herzele 9550 9551 9552; Horebeke 9667; Kaprijke 9970 9971; Kluisbergen 9690; Kruisem 9750 9770 9771 9772; Laarne 9270; Lebbeke 9280; Lede 9340; ' +
    'Lierde 9570 9571 9572; Lievegem 9920 9921 9930 9931 9932 9950; Lochristi 9080 9185; Lokeren 9160 9180; Maarkedal 9680 9681 9688; ' +
    'Maldegem 9990 9991 9992; Merelbeke-Melle 9090 9820; Nazareth-De Pinte 9810 9840; Ninove 9400 9401 9402 9403 9404 9406; Oosterzele 9860; ' +
    'Oudenaarde 9700; Ronse 9600; Sint-Gillis-Waas 9170; Sint-Laureins 9980 9981 9982 9988; Sint-Lievens-Houtem 9520 9521; Sint-Martens-Latem 9830 9831; ' +
    'Sint-Niklaas 9100 9111 9112; Stekene 9190; Temse 9140; Waasmunster 9250; Wetteren 9230; Wichelen 9260; Wortegem-Petegem 9790; Zele 9240; Zelzate 9060; ' +
    'Zottegem 9620; Zulte 9870; Zwalm 9630 9636',
  antwerp:
    'Aartselaar 2630; Antwerpen 2000 2018 2020 2030 2040 2050 2060 2100 2140 2150 2170 2180 2600 2610 2660; Arendonk 2370; Baarle-Hertog 2387; ' +
    'Balen 2490 2491; Beerse 2340; Berlaar 2590; Boechout 2530 2531; Bonheiden 2820; Boom 2850; Bornem 2880; Brasschaat 2930; Brecht 2960; Dessel 2480; ' +
    'Duffel 2570; Edegem 2650; Essen 2910; Geel 2440; Grobbendonk 2280 2288; Heist-op-den-Berg 2220 2221 2222 2223; Hemiksem 2620; Herentals 2200; ' +
    'Herenthout 2270; Herselt 2230; Hoogstraten 2320 2321 2322 2323 2328; Hove 2540; Hulshout 2235; Kalmthout 2920; Kapellen 2950; Kasterlee 2460; ' +
    'Kontich 2550; Laakdal 2430 2431; Lier 2500; Lille 2275; Lint 2547; Malle 2390; Mechelen 2800 2801 2811 2812; Meerhout 2450; Merksplas 2330; Mol 2400; ' +
    'Mortsel 2640; Niel 2845; Nijlen 2560; Olen 2250; Oud-Turnhout 2360; Putte 2580; Puurs-Sint-Amands 2870 2890; Ranst 2520; Ravels 2380 2381 2382; ' +
    'Retie 2470; Rijkevorsel 2310; Rumst 2840; Schelle 2627; Schilde 2970; Schoten 2900; Sint-Katelijne-Waver 2860 2861; Stabroek 2940; Turnhout 2300; ' +
    'Vorselaar 2290; Vosselaar 2350; Westerlo 2260; Wijnegem 2110; Willebroek 2830; Wommelgem 2160; Wuustwezel 2990; Zandhoven 2240 2242 2243; Zoersel 2980',
  limburg:
    'Alken 3570; As 3665; Beringen 3580 3581 3582 3583; Bilzen-Hoeselt 3730 3732 3740 3742 3746; Bocholt 3950; Bree 3960; Diepenbeek 3590; ' +
    'Dilsen-Stokkem 3650; Genk 3600; Gingelom 3890 3891; Halen 3545; Hamont-Achel 3930; Hasselt 3500 3501 3510 3511 3512 3720 3721 3722 3723 3724; ' +
    'Hechtel-Eksel 3940; Heers 3870; Herk-de-Stad 3540; Herstappe 3717; Heusden-Zolder 3550; Houthalen-Helchteren 3530; Kinrooi 3640; Lanaken 3620 3621; ' +
    'Leopoldsburg 3970 3971; Lommel 3920; Lummen 3560; Maaseik 3680; Maasmechelen 3630 3631; Nieuwerkerken 3850; Oudsbergen 3660 3670; Peer 3990; ' +
    'Pelt 3900 3910; Riemst 3770; Sint-Truiden 3800 3803 3806; Tessenderlo-Ham 3945 3980; Tongeren-Borgloon 3700 3840; Voeren 3790 3791 3792 3793 3798; ' +
    'Wellen 3830 3832; Zonhoven 3520; Zutendaal 3690',
  flemishBrabant:
    'Aarschot 3200 3201 3202; Affligem 1790; Asse 1730 1731; Beersel 1650 1651 1652 1653 1654; Begijnendijk 3130; Bekkevoort 3460 3461; Bertem 3060 3061; ' +
    'Bever 1547; Bierbeek 3360; Boortmeerbeek 3190 3191; Boutersem 3370; Diest 3290 3293 3294; Dilbeek 1700 1701 1702 1703; Drogenbos 1620; ' +
    'Geetbets 3450 3454; Glabbeek 3380 3381 3384; Grimbergen 1850 1851 1852 1853; Haacht 3150; Halle 1500 1501 1502; Herent 3020; Hoegaarden 3320 3321; ' +
    'Hoeilaart 1560; Holsbeek 3220 3221; Huldenberg 3040; Kampenhout 1910; Kapelle-op-den-Bos 1880; Keerbergen 3140; Kortenaken 3470 3471 3472 3473; ' +
    'Kortenberg 3070 3071 3078; Kraainem 1950; Landen 3400 3401 3404; Lennik 1750; Leuven 3000 3001 3010 3012 3018; Liedekerke 1770; Linkebeek 1630; ' +
    'Linter 3350; Londerzeel 1840; Lubbeek 3210 3211 3212; Machelen 1830 1831; Meise 1860 1861; Merchtem 1785; Opwijk 1745; ' +
    'Oud-Heverlee 3050 3051 3052 3053 3054; Overijse 3090; Pajottegem 1540 1541 1570 1755; Pepingen 1670 1671 1673 1674; Roosdaal 1760 1761; ' +
    'Rotselaar 3110 3111 3118; Scherpenheuvel-Zichem 3270 3271 3272; Sint-Genesius-Rode 1640; Sint-Pieters-Leeuw 1600 1601 1602; Steenokkerzeel 1820; ' +
    'Ternat 1740 1741 1742; Tervuren 3080; Tielt-Winge 3390 3391; Tienen 3300; Tremelo 3120 3128; Vilvoorde 1800; Wemmel 1780; Wezembeek-Oppem 1970; ' +
    'Zaventem 1930 1931 1932 1933; Zemst 1980 1981 1982; Zoutleeuw 3440',
  brussels:
    'Brussel 1000 1020 1030 1031 1040 1041 1050 1051 1052 1060 1070 1080 1081 1082 1083 1090 1120 1130 1140 1150 1160 1170 1180 1190 1200 1210',
}
