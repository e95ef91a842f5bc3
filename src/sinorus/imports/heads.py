"""What people call the columns of a sheet, for each field that a row may fill.

The words stand without signs, parted by one blank; the first are those of our own formats.
"""

# Fields of events and claims that are parts of a date; the parts make one date.
DATES = {
    "date_edtf": "date edtf|date|dates|when|time|datum|дата|когда|日期|时间|時間|date du|event date|start|start date"
    "|date start|begin|beginning|begins|from|from date|date from|beginn|anfang|debut|начало|开始|开始日期"
    "|occurred|happened on|on|day of event|timestamp|point in time|zeit|zeitpunkt",
    "time": "time|time of day|uhrzeit|heure|время|时刻",
    "end": "end|end date|date end|until|till|to|to date|date to|ends|ended|ende|fin|konec|конец|окончание|结束"
    "|结束日期",
    "year": "year|start year|begin year|jahr|annee|год|年|年份|event year|yr",
    "month": "month|start month|monat|mois|месяц|月|月份|event month",
    "day": "day|start day|tag|jour|день|日|event day",
    "end_year": "end year|year end|year to|endjahr",
    "end_month": "end month|month end",
    "end_day": "end day|day end",
    "date_text": "date text|date as written|date in source|original date",
    "date_os": "date os|old style|julian date|date julian",
    "calendar": "calendar|kalender|calendrier|календарь|日历",
}
_CODES = {
    "id": "id|identifier|key|event id|claim id|record id|uid|kennung|идентификатор|编号",
    "themes": "themes|theme|topics|topic|tags|tag|subject|subjects|category|categories|keywords|keyword|thema|themen"
    "|sujet|sujets|тема|темы|теги|主题|标签",
    "drivers": "drivers|driver|force|forces|treiber|факторы|фактор",
    "effect": "effect|effect on the tie|tone|sign|wirkung|effet|эффект|влияние|影响",
}

EVENT = {
    "title": "title|headline|event|name|event name|event title|what|titel|ereignis|uberschrift|titre|evenement|nom"
    "|heading|событие|название|заголовок|наименование|标题|事件|名称|题目|title of event|label",
    **DATES,
    "summary": "summary|what happened|text|description|details|detail|abstract|note on event|narrative"
    "|event description|beschreibung|zusammenfassung|was geschah|resume|texte|описание|что произошло|текст"
    "|содержание|描述|摘要|内容|说明",
    "kind": "kind|type|event type|kind of event|event kind|class|art|typ|ereignistyp|genre|тип|вид|类型|种类",
    **_CODES,
    "actors": "actors|actor|people|person|persons|who|participants|participant|parties|party|actor 1|actor 2|actor1"
    "|actor2|side a|side b|personen|akteure|beteiligte|wer|acteurs|personnes|qui|участники|кто|лица|人物|参与者|参与方",
    "place": "place|where|location|city|town|venue|site|place name|ort|wo|stadt|lieu|ou|ville|место|где|город|地点|地方"
    "|城市|location name",
    "lat": "lat|latitude|breite|breitengrad|широта|纬度|place lat|y coord|lat decimal",
    "lon": "lon|long|lng|longitude|lange|langengrad|долгота|经度|place lon|x coord|lon decimal",
    "references": "references|reference|source|sources|source title|citation|cited|quelle|quellen|beleg"
    "|reference title|источник|источники|ссылка|来源|出处|资料来源|bibliography|source name",
    "url": "url|link|links|address|web|website|web address|source url|source link|adresse|lien|uri|web page|链接|网址"
    "|reference url|urls|href|адрес|веб",
    "publisher": "publisher|published by|outlet|newspaper|verlag|editeur|издатель|издательство|出版社",
    "author": "author|authors|by|byline|autor|auteur|автор|作者",
    "issued": "issued|published|publication date|date published|source date|erschienen|дата публикации",
    "accessed": "accessed|access date|date accessed|retrieved",
    "confidence": "confidence|certainty|sicherheit|confiance|уверенность|достоверность|可信度",
    "disputed": "disputed|dispute|doubts|doubt|controversy",
    "causes": "causes",
    "mentions": "mentions",
    "extra": "extra",
}

CLAIM = {
    "text": "text|claim|statement|assertion|thesis|argument|behauptung|these|affirmation|утверждение|тезис|观点|论断"
    "|claim text|what is claimed|says|claims",
    "source": "source|essay|source title|work|article|book|paper|title|quelle|aufsatz|buch|источник|статья|книга|来源"
    "|文章|source id",
    "author": "author|authors|who|by|scholar|writer|autor|verfasser|auteur|автор|авторы|作者|speaker",
    "year": "year|published|publication year|issued|year of publication|source year|jahr|annee|год|年|年份",
    "date_edtf": "date edtf|about|about date|date|when|period|about when|claim date|zeit|datum|дата|о периоде|период"
    "|日期|时间|refers to|time",
    "end": "end|until|about to|to",
    **_CODES,
    "themes": f"{_CODES['themes']}",
    "type": "type|claim type|kind|kind of claim|art|typ|тип|类型",
    "hedging": "hedging|hedge|how sure|sureness|modality",
    "attributed_to": "attributed to|according to|quoted from|attribution",
    "passage": "passage|quote|quotation|original text|wortlaut|zitat|citation|цитата|引文|原文",
    "paragraph": "paragraph|par|para|absatz|paragraphe|абзац|段落",
    "section": "section|chapter|heading|abschnitt|раздел|章节",
    "start": "start|first words|passage start|begins with",
    "last": "last words|passage end|ends with",
    "url": "url|link|address|source url|web|website|lien|链接|网址",
    "events": "events|event|event ids|event id|ereignisse|события|событие|事件",
    "denies": "denies",
    "figure": "figure",
    "review": "review",
    "extra": "extra",
}

HEADS = {"event": EVENT, "claim": CLAIM}
# The fields that several columns may fill together; of all others the first column counts.
TOGETHER = ("themes", "drivers", "actors", "references", "url")
