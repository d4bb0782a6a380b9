"""What pages call their parts and kinds of texts, in lines that stand alone and are no headlines."""

from __future__ import annotations

from archive_gen.loader.noise import fold

SECTIONS = frozenset(
    fold(name)
    for name in (
        "world,world news,politics,business,economy,markets,finance,opinion,editorial,editorials,analysis,comment,"
        "commentary,culture,arts,sport,sports,science,technology,tech,health,environment,climate,education,international,"
        "national,local,us,u.s.,u.s. news,uk,uk news,asia,asia pacific,asia-pacific,east asia,south asia,europe,africa,"
        "americas,middle east,latin america,north america,china,japan,north korea,south korea,korea,russia,ukraine,"
        "defence,defense,military,security,diplomacy,foreign affairs,features,columns,lifestyle,entertainment,travel,"
        "india,society,war in ukraine,"
        "politik,ausland,inland,wirtschaft,panorama,meinung,kultur,wissen,welt,gesellschaft,"
        "monde,politique,économie,société,opinions,international,culture,"
        "mundo,internacional,política,economía,opinión,sociedad,cultura,"
        "мир,в мире,политика,экономика,общество,мнения,"
        "정치,경제,사회,국제,북한,국방,외교,오피니언,政治,经济,經濟,国际,國際,社会,评论,経済,国際,社説"
    ).split(",")
)
"""Parts of an outlet, folded."""

KINDS = frozenset(
    fold(name)
    for name in (
        "live,liveblog,live blog,breaking,exclusive,photo,photos,video,audio,podcast,interview,feature,review,"
        "report,essay,column,comment,commentary,explainer,obituary,profile,letter,letters,blog,update,updated,"
        "premium,sponsored,newsletter,watch,listen,transcript,statement,speech,editorial,front page,cover,"
        "subscribers,untitled,no title,draft,admin,administrator,staff,editor,editors,anonymous,guest,webmaster,"
        "unbenannt,ohne titel,gast,rédaction,sans titre,redacción,sin título,redazione,redação,без названия,гость,"
        "админ,匿名,管理员,無題,kommentar,analyse,reportage,porträt,glosse,leitartikel,eilmeldung,exklusiv,liveticker,"
        "hintergrund,gastbeitrag,nachruf,titelseite,eil,entretien,tribune,éditorial,exclusif,direct,chronique,"
        "portrait,décryptage,enquête,une,entrevista,análisis,columna,exclusiva,exclusivo,reportaje,en directo,"
        "perfil,última hora,urgente,análise,coluna,intervista,analisi,editoriale,esclusiva,in diretta,интервью,"
        "анализ,мнение,репортаж,эксклюзив,срочно,молния,онлайн,видео,фото,комментарий,аналитика,колонка,评论,評論,社论,"
        "社論,社评,专题,專題,独家,獨家,快讯,快訊,视频,影片,图片,圖片,图集,直播,头条,頭條,要闻,要聞,专访,專訪,社説,解説,特集,写真,動画,独自,号外,コラム,インタビュー,사설,칼럼,인터뷰,속보,"
        "단독,사진,영상,포토,해설,기고"
    ).split(",")
)
"""Kinds of texts and of what stands with them, and words in a name's place, folded."""
