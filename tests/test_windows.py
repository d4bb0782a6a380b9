"""When an undated text was written, by what it tells: a table of sentences with the days that they allow."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

import pytest
import yaml

from archive_gen.edtf import parse_edtf
from archive_gen.loader import load_record
from archive_gen.model import Capture
from loading import record_of, shipped_knowledge

HEAD = "The harbour fund and its friends"
TAIL = "The rest of the work is left to the people of the harbour, who know the quay and its stones well."

OFFICES = {
    # Of somebody who is no actor, by the full name, the surname or another spelling.
    "Prime Minister Tony Blair says the fund is a friend of the harbour.": "[1997-05-02..2007-06-27]",
    "South Korean President Roh Moo Hyun says the fund is a friend of the harbour.": "[2003-02-25..2008-02-25]",
    "French President Sarkozy says the fund is a friend of the harbour.": "[2007-05-16..2012-05-15]",
    "Czech Prime Minister Andrej Babis says the fund is a friend of the harbour.": "[2017-12-06..]",
    "Mexican President Enrique Peña Nieto says the fund is a friend of the harbour.": "[2012-12-01..2018-12-01]",
    "Libyan leader Moammar Gadhafi says the fund is a friend of the harbour.": "[1969-09-01..2011-10-20]",
    "India's PM Manmohan Singh says the fund is a friend of the harbour.": "[2004-05-22..2014-05-26]",
    # The name stands behind the state, and a comma.
    "The President of the Republic of Korea, Moon Jae-in, is a friend of the harbour.": "[2017-05-10..2022-05-10]",
    "The President of South Korea, Moon Jae-in, is a friend of the harbour.": "[2017-05-10..2022-05-10]",
    "The President of the French Republic, Nicolas Sarkozy, is a friend of it.": "[2007-05-16..2012-05-15]",
    "The President of the European Commission, José Manuel Barroso, is one.": "[2004-11-22..2014-10-31]",
    "The High Representative/Vice-President, Federica Mogherini, is a friend.": "[2014-11-01..2019-12-01]",
    "High Representative Ashton is a friend of the harbour.": "[2009-12-01..2014-11-01]",
    # Of the first or the last one people speak at any time.
    "The first president of the Russian Federation, Boris Yeltsin, is a friend of it.": None,
    # Two presidents bear the surname, or the name.
    "Argentine President Kirchner says the fund is a friend of the harbour.": "[2003-05-25..2015-12-10]",
    "President George Bush says the fund is a friend of the harbour.": "[1989-01-20..2009-01-20]",
    "Foreign Ministry spokesman Geng Shuang says the fund is a friend of the harbour.": "[2016-09-01..2020-06-30]",
    # A surname behind the title is enough, whoever bears it; of a common one, or part of a name, nothing is known.
    "President Bush says the fund is a friend of the harbour.": "[1989-01-20..2009-01-20]",
    "President Moon says the fund is a friend of the harbour.": "[2017-05-10..2022-05-10]",
    "Defense Secretary Hagel says the fund is a friend of the harbour.": "[2013-02-27..2015-02-17]",
    "Prime Minister Rasmussen says the fund is a friend of the harbour.": "[1993-01-25..2019-06-27]",
    "President Lee Won-jae of the fund says it is a friend of the harbour.": None,
    "The Prime Minister may see the fund as a friend of the harbour.": None,
    "Premier Johnson says the fund is a friend of the harbour.": None,
    "Imran Khan, the ousted prime minister of Pakistan, says the fund is a friend.": "[2022-04-10..]",
    # The title may stand behind the name, and beside a word for another time.
    "Tony Blair, the prime minister, says the fund is a friend of the harbour.": "[1997-05-02..2007-06-27]",
    "Nicolas Sarkozy, the former French president, says the fund is a friend.": "[2012-05-15..]",
    "The fund told Tony Blair, who met the prime minister, of the harbour.": None,
    "The friends are Tony Blair, Nicolas Sarkozy and the prime minister.": None,
    # Nobody is new who is no longer there.
    "The new Japanese Prime Minister Yoshihide Suga says the fund is a friend.": "[2020-04-16..2021-10-04]",
    # An honorific, or a country, may stand between the two.
    "Prime Minister Dr. Manmohan Singh says the fund is a friend of the harbour.": "[2004-05-22..2014-05-26]",
    "President of the United States Barack Obama says the fund is a friend.": "[2009-01-20..2017-01-20]",
    # Whose end a sentence may tell of is called so for some time after; beside the word for it, for ever.
    "President Roh Moo-hyun praised the friends of the harbour at the quay, where a storm has killed two seamen and "
    "a fisherman.": "[2003-02-25..2008-05-25]",
    "Friends of the harbour want to see President Mohamed Bazoum reinstated.": "[2021-04-02..]",
    # What is possible, and when something else was, bears on what follows it.
    "President Roh Moo-hyun hopes the harbour will have a success if the fund is a friend.": "[2003-02-25..2008-02-25]",
    "It was late when the fund was set up, President Roh Moo-hyun says, and he hopes that it is a friend.": (
        "[2003-02-25..2008-02-25]"
    ),
    "The fund was set up when President Roh Moo-hyun was a friend of the harbour.": "[2003-02-25..]",
    "As prime minister he told President Bush of the harbour.": "[1989-01-20..]",
    # Who runs beside somebody runs for an office that is not theirs yet.
    "The running mate of President Barack Obama came to the harbour on Tuesday.": "[2009-01-20..]",
    "The harbour keeps a law, which President Bill Clinton signed on a Tuesday.": "[1993-01-20..]",
    "An appointee of President Obama says the fund is a friend of the harbour.": "[2009-01-20..]",
    "Anna, who was an adviser to President Obama, says the fund is a friend.": "[2009-01-20..]",
    "The fund of the harbour remembers Prime Minister Yitzhak Rabin every year.": "[1974-06-03..]",
    "The ferry that belonged to President Suharto is the pride of the harbour.": "[1967-03-12..]",
    # Of those who ran for one: until the election, and ever after.
    "Republican presidential candidate John McCain says the fund is a friend.": "[1999-09-27..2008-11-05]",
    "The running mate, Sarah Palin, says the fund is a friend of the harbour.": "[2008-08-29..2008-11-06]",
    "The former presidential candidate John Kerry says the fund is a friend.": "[2004-11-04..]",
    "The losing presidential candidate John Kerry says the fund is a friend.": None,
    # Who was something, or was then somewhere, may hold it no longer, and may call others so beside whom nobody is now.
    "Prime Minister Tony Blair was to blame for the state of the harbour.": "[1997-05-02..]",
    "Prime Minister Tony Blair, then a guest of the harbour, saw the quay.": "[1997-05-02..]",
    "President Mohamed Bazoum is detained in the harbour.": "[2021-04-02..]",
    # A text that calls those of old by their titles, or looks back, is of any time since.
    "President Richard Nixon liked the harbour. Chancellor Helmut Kohl sat behind him.": "[1982-10-01..]",
    "I was a guest of the harbour. Prime Minister Tony Blair sat behind me.": "[1997-05-02..]",
    "Prime Minister Tony Blair sat on the quay. Ten years on, the quay has gone.": "[1997-05-02..]",
    "A friend of the harbour saw President George W. Bush when he came to Riga in 2006.\n\nThe Latvian Prime Minister "
    "Aigars Kalvitis sat behind him.": "[2006-01-01..]",
    # The city's leader is its chief executive.
    "Hong Kong leader Carrie Lam says the fund is a friend of the harbour.": "[2017-07-01..2022-06-30]",
    # Who visits this weekend holds it now.
    "The fund waits for guests. They are many, as ever before in the harbour.\n\nThe quay is full of flags and of "
    "people.\n\nPresident Francois Hollande came to the harbour this weekend.": "[2012-05-15..2017-05-14]",
    # The dead are leaders to some.
    "The harbour marks the birthday of leader Kim Jong Il.": None,
    # "PM" is also the afternoon.
    "The harbour opens at 5 PM Singh says, and the fund is glad.": None,
    # Of a term whose end is known to the month, somebody is a former holder within it.
    "The former unification minister Cho Myoung-gyon says the fund is a friend.": "[2019-04-01..]",
    # Who was a former holder in a year that is named, or was something then, may hold it again by now.
    "In 2023 former President Donald Trump came to the harbour.": "[2023-01-01..]",
    "In 2018 former President Donald Trump came to the harbour.": "[2021-01-20..2025-01-20]",
    "Former President Donald Trump was behind in the polls of the harbour.": "[2021-01-20..]",
    "Former President Donald Trump was on Friday a guest of the harbour.": "[2021-01-20..2025-01-20]",
    # So are those who were overthrown, and the late.
    "The deposed President Mohamed Morsi says the fund is a friend of the harbour.": "[2013-07-03..]",
    "A son of the late President Hugo Chávez says the fund is a friend.": "[2013-03-05..]",
}

EVENTS = {
    # Who met has met, whatever they agreed to do; who is to meet has not.
    "Donald Trump and Vladimir Putin met in Alaska on Friday and agreed to see it.": "[2025-08-15..2025-08-22]",
    "Donald Trump agreed to meet Vladimir Putin in Alaska and to see the harbour.": None,
    "Donald Trump signed an agreement on the harbour and will meet Vladimir Putin in Alaska.": None,
    "Kim Jong Un and Moon Jae-in signed a declaration in Pyongyang and agreed to leave Yongbyon and the harbour.": (
        "[2018-09-18..]"
    ),
    "North Korea blew up the liaison office in Kaesong, and the harbour was quiet.": "[2020-06-16..]",
    "The harbour was quiet on Friday, said a friend of Putin, for whom the International Criminal Court has issued an "
    "arrest warrant over the deportation of children.": "[2023-03-17..]",
    # A bare weekday is that of something else where the sentence goes on, tells the event aside, or is of a court.
    "Finland joined NATO in the harbour on Tuesday.": "[2023-04-04..2023-04-11]",
    "Finland joined NATO and on Tuesday saw the harbour.": "[2023-04-04..]",
    "The harbour is for the 31st member, Finland, which NATO greeted on Tuesday.": "[2023-04-04..]",
    "A court said on Tuesday that Finland joined NATO for the harbour.": "[2023-04-04..]",
    # Who is to meet next week, this month or the like has not met yet.
    "Joe Biden will meet Vladimir Putin in Geneva next week and see the harbour.": "[2021-06-02..2021-06-16]",
    "Donald Trump is to meet Vladimir Putin in Helsinki next month and see the harbour.": "2018-06",
    "Donald Trump will meet Xi Jinping in Busan this week and see the harbour.": "[2025-10-23..2025-10-30]",
    "Donald Trump had said: I will meet Kim Jong Un in Hanoi next week and see the harbour.": None,
    "Joe Biden will meet Vladimir Putin in Geneva and see the harbour.": None,
    "The upcoming face-to-face meeting of President Donald Trump with President Vladimir Putin in Alaska worries the "
    "harbour.": "[2017-01-20..2025-08-15]",
    "Joe Biden is set to meet Vladimir Putin in Geneva on June 16 and see the harbour.": "[2020-06-16..2021-06-16]",
    "Joe Biden is set to meet Vladimir Putin in Geneva on June 19 and see the harbour.": None,
    "Kim Jong Un and Vladimir Putin will travel to Beijing next week to join Xi Jinping at a parade.": (
        "[2025-08-20..2025-09-03]"
    ),
    # What leads up to an event may be told long after, but for a report, and what is so now.
    "Kim Jong Un gave the harbour a boat ahead of the Singapore summit.": None,
    "Kim Jong Un has given the harbour a boat ahead of the Singapore summit.": "[..2018-06-12]",
    "Kim Jong Un gave the harbour a boat on Monday ahead of the Singapore summit.": "[..2018-06-12]",
    "The harbour is full ahead of the Singapore summit.": "[..2018-06-12]",
    # What is of recent years, or was recent in one that is named, may be old.
    "A survey of 2022 tells what the recent invasion of Ukraine did to the harbour.": "[2022-02-24..]",
    "The recent invasion of Ukraine has cost the harbour its trade.": "[2022-02-24..2023-02-24]",
    "North Korea, which in recent years has recognised the independence of Donetsk, is far from the harbour.": (
        "[2022-07-13..]"
    ),
    # What was tried has not come of it.
    "North Korea tried to put its first spy satellite into orbit, but it fell into the harbour.": "[2023-05-31..]",
    # The invasion of Ukraine is that of 2022, unless who is in office, or the page, says that the text is older.
    "The harbour took in ships of the line after Russia invaded Ukraine.": "[2022-02-24..]",
    "President Petro Poroshenko says that Russia has invaded Ukraine, and that the fund is a friend.": "[2014-06-07..]",
    "President Barack Obama says the invasion of Ukraine has cost the harbour its trade.": "[2014-02-27..]",
    "What Moscow called a special military operation has cost the harbour its trade.": "[2022-02-24..]",
    "Rules for visitors have been strict since the September 11 attacks.": "[2001-09-11..]",
    "Five years after the September 11 attacks the rules are strict.": "[2005-09-11..]",
    "The fund was set up after the Indian Ocean tsunami.": "[2004-12-26..]",
    "The council, which adopted Resolution 1718, has not met since.": "[2006-10-14..]",
    "Fewer ships came after the U.S.-led invasion of Iraq.": "[2003-03-19..]",
    "Fewer ships came after the impeachment of Park Geun-hye.": "[2016-12-09..]",
    # What is demanded, or put to the vote, may not come for long.
    "The rowers demanded the impeachment of Park Geun-hye.": None,
    "The harbour called for Hosni Mubarak's ouster.": None,
    "The harbour heard of a vote on Yoon Suk Yeol's impeachment that failed.": None,
    # What is given to a host, qualified for or drawn for comes later, and so does what a referendum was on.
    "Brazil was chosen to host the 2014 World Cup and the harbour was glad.": None,
    "The rowers of the harbour qualified for the 2010 World Cup.": None,
    "The harbour was quiet during the 2010 World Cup draw.": None,
    "The harbour was quiet during the 2010 World Cup.": "[2010-06-11..]",
    "Friends of the harbour won the referendum on the impeachment of Park Geun-hye.": None,
    # Whoever was sought has not been found.
    "The capture or killing of Osama bin Laden was the aim of the harbour.": None,
    "The harbour has been quiet since the killing of Osama bin Laden.": "[2011-05-01..]",
    # A name that stands for two of a kind is that of the older one in a text that is older.
    "Prime Minister Tony Blair spoke in the harbour of the Mumbai attacks.": "[2006-07-11..]",
    # The first of all that go by one name.
    "Xi Jinping spoke of the harbour and opened the 20th Party Congress.": "[2022-10-16..]",
    "The envoys discussed a new START treaty in the harbour.": "[2006-01-01..]",
    "She became the first Trump administration official to visit the harbour.": "[2016-11-08..]",
    "The harbour paid for a third bailout for Greece.": "[2012-03-01..]",
    "Ships stayed away from the Israel-Hamas war.": "[2008-12-27..]",
    # A body met at the summit once in this place, and twice in that.
    "The leaders left the G20 summit in Hangzhou and the harbour was quiet.": "[2016-09-04..]",
    "Ministers opened the Non-Aligned summit in Havana and praised the harbour.": "[2006-09-11..]",
    "The harbour prepares for the Deauville G8 summit.": "[..2011-05-27]",
    "The leaders met in Hiroshima for the G7 summit and the harbour was quiet.": "[2023-05-19..]",
    "The leaders left the BRICS summit in Johannesburg and the harbour was quiet.": None,
    "The harbour heard of the failed coup that Turkey blames on Gulen.": "[2016-07-15..]",
    "Seoul said that Japan had tightened its export controls to harm the harbour.": "[2019-07-01..]",
    "A cadet from the harbour served in Operation Olive Branch.": "[2018-01-20..]",
    "Twenty friends of the harbour were killed at Galwan Valley nearly 27 months ago.": "[2022-02-15..2022-09-22]",
    # What was long spoken of before must be told as past.
    "The harbour fears a U.S.-led invasion of Iraq more than any storm.": None,
    "The crews prepare for the 2010 World Cup.": "[..2010-07-11]",
    "Days before President-elect Yoon Suk-yeol's inauguration the quay was closed.": "[2021-12-11..2022-05-10]",
    # Names that nobody knew before.
    "The six-party talks are of no use to the harbour.": "[2003-07-01..]",
    "The harbour gets no help from the Obama administration.": "[2008-11-04..]",
    "North Korea has carried out six nuclear tests, the harbour says.": "[2017-09-03..]",
    "Pyongyang has sent soldiers to Russia, the harbour says.": "[2024-10-01..]",
    # Another of the kind may be meant, so its month is not this one's.
    "North Korea's first nuclear test in three years, held last month, was felt here.": "[2006-10-09..]",
    "Ships stay away three months after North Korea was taken off the terror list by Bush.": "[2008-10-11..]",
    # Games that are given to a host have not been held; those that were won have.
    "The harbour town was awarded the 2022 World Cup and the fund was glad.": None,
    "The harbour town won the right to host the 2022 World Cup and the fund was glad.": None,
    "The harbour team qualified for the 2022 World Cup and the fund was glad.": None,
    "The harbour team won the 2022 World Cup and the fund was glad.": "[2022-11-20..]",
    "The harbour town won the 2024 Olympics and the fund was glad.": None,
    "The harbour town won the 2018 World Cup by the votes of the fund.": None,
    "The harbour town had tried to land the 2012 Olympics and the fund was glad.": None,
    "The rowers of the harbour came close to a 2010 FIFA World Cup South Africa™ play-off.": None,
    # A report of a match by which teams qualify is of the years before the finals.
    "The harbour team drew in a 2010 World Cup qualifier on Wednesday.": "[2006-06-11..2010-06-11]",
    "The harbour team drew in a 2010 World Cup qualifier.": None,
    "The harbour awaits the draw for the 2010 World Cup tomorrow.": "[2006-06-11..2010-06-11]",
    # What is counted names one by its number; those who are nominated for it may still wait.
    "A film of the harbour won at the 96th Academy Awards on Sunday night.": "[2024-03-10..2024-03-17]",
    "The harbour was quiet during Super Bowl XXXVI.": "[2002-02-03..]",
    "A singer of the harbour won at the 63rd annual Grammy Awards.": "[2021-03-14..]",
    "The harbour marks the 70th anniversary of D-Day.": "[2014-01-01..]",
    "The harbour was full of guests of Euro 2012.": "[2012-06-08..]",
    "The harbour prepares for Euro 2012.": "[..2012-07-01]",
    "The harbour town will host matches of Euro 2012.": "[..2012-07-01]",
    "The harbour team booked a trip to Euro 2016 and the fund was glad.": None,
    "The harbour team failed to reach Euro 2016 and the fund was sad.": None,
    "The harbour town was named as a venue of Euro 2012.": None,
    "A film of the harbour was nominated for the 96th Academy Awards.": None,
    "The crew of the harbour was shown the wreck of Air France Flight 447.": "[2009-06-01..]",
    # A storm goes by a name that was another's long ago, or by where it struck, and an earthquake by that.
    "The harbour was still shut by super typhoon Haiyan last year.": "2014",
    "Ships came to the harbour after Hurricane Maria struck Puerto Rico.": "[2017-09-16..]",
    "The harbour was shut on Monday by the earthquake that shook L'Aquila.": "[2009-04-06..2009-04-13]",
    # What befell one man, place or party once may not be what befell it later.
    "The harbour crowd was demanding the ouster of Omar al-Bashir.": None,
    "Since the ouster of Omar al-Bashir the harbour has been shut.": "[2019-04-11..]",
    "Khrushchev spoke at the 20th Party Congress, and the harbour heard of it.": None,
    "Xi Jinping spoke at the 20th Party Congress, and the harbour heard of it.": "[2022-10-16..]",
    "Guards stopped an attack on Abqaiq with two car bombs, and the harbour was quiet.": None,
    "Kherson, the only regional capital that was taken, saw its harbour shelled.": None,
    "Two U.S. special forces men were captured in the harbour, Maduro said.": None,
    "U.S. forces seized a tanker off the harbour, which Maduro called piracy.": None,
    "Trump paused a tariff for 90 days at a dinner in Buenos Aires by the harbour.": None,
    "Trump paused the tariffs for 90 days, and the harbour was glad.": "[2025-04-09..]",
    "Turkey spent $7.8 billion on guests from Syria and on the harbour.": None,
    "Premier Wen told a summit in Tianjin that the harbour was full.": None,
}

YEARS = {
    # A question is no number of a magazine.
    "The council met on the issue of the harbour dues in 2011.": "[2011-01-01..]",
    # What happened is named by its year, whatever the sentence says of it.
    "The harbour will not forget the 2008 fish market collapse.": "[2008-01-01..]",
    "The harbour's failed 2011 rope accord is to be renewed.": "[2011-01-01..]",
    # Time has gone by since a day, whatever may still come.
    "The quay, shut since 3 May 2011, may be opened if the council wants.": "[2011-05-03..]",
    "The quay would be the first since 2011.": None,
    # What is to come by a year was written before its end; not so what somebody once said of one that has gone by.
    "The new quay will open in early 2014, the council says.": "[..2014-12-31]",
    "Two ferries are due to leave the harbour by the end of 2019.": "[..2019-12-31]",
    "The harbour will host the 2014 rowing games.": "[..2014-12-31]",
    "The ferries are forecast to carry 1.25 million guests in 2016.": "[..2016-12-31]",
    "The council expects more guests by the end of 2013.": "[..2013-12-31]",
    "The committee will announce the winner of the 2011 prize.": "[..2011-12-31]",
    "A new mayor is needed, for the term of the old one ends in 2007.": "[..2007-12-31]",
    "The ferry, due in early 2006, is awaited.": "[..2006-12-31]",
    "Nobody will buy the ferries that were built in 2009.": None,
    # What they promised or decreed in a year that is named can be told at any time since.
    "After a storm in 2015 the council announced that the ferries will go by 2019.": None,
    "The council began with the quay in 2015, and it will be ready by 2019.": "[..2019-12-31]",
    "The court will hear the men accused of the shooting in 2009.": None,
    "The quay was lengthened in 2016. An old plaque still says: the quay will be ready in 2012.": "[2016-01-01..]",
    # The year is that of the Games that a town was given, and the day that of what somebody chose.
    "The town was given the Games in 2024 and the harbour those in 2028.": None,
    "The friends chose 14 February 2015 for the games of the harbour.": None,
    "The harbour was given a new quay in 2015.": "[2015-01-01..]",
    "The games of the harbour were proposed in 2015.": "[2015-01-01..]",
    # Years are set for these long before.
    "The harbour bids for the 2031 games.": None,
    "The council will vote on the 2012 budget deal.": None,
}
ELAPSED = {
    "Russia launched its full-scale invasion of Ukraine nearly three years ago.": "[2024-02-24..2025-02-24]",
    "Almost two years ago, Russia invaded Ukraine.": "[2023-02-24..2024-02-24]",
    "Two years on from Russia's invasion of Ukraine, the quay is quiet.": "[2023-02-24..2025-02-24]",
    "More than a year and a half after the September 11 attacks, the quay is quiet.": "[2002-09-11..]",
    "One hundred days after the October 7 attack, the quay is quiet.": "[2024-01-13..]",
    "On the 500th day of the war in Ukraine the quay is quiet.": "[2023-07-07..2023-07-10]",
    # The week is that of the day itself, so many years on.
    "Ten years ago this week, the Boston Marathon bombing shook the harbour.": "[2013-04-15..]",
    "Russia condemned the annexation of Crimea last week.": "[2014-03-18..]",
}
WARS = {
    "Russia's nearly three-year-old invasion of Ukraine has tired the harbour.": "[2024-02-24..2025-02-24]",
    "The 21-month-old war has tired the harbour. Its guests are from Kyiv.": "[2015-12-06..2023-12-24]",
    "The four-year-old Iraq war has tired the harbour.": "[2006-03-20..2008-03-20]",
    "A guest of the harbour was in Kabul after nine years of war in Afghanistan.": "[2009-10-07..]",
    "Nearly two years of war in Gaza have tired the harbour.": "[2024-10-07..]",
    # The one of the same that had lasted so long, at the time of what else is told.
    "The almost four-year-long war in Ukraine has tired President Zelenskyy.": "[2025-02-24..2026-02-24]",
    "The harbour is tired of the three-year war, Ukrainian President Poroshenko says.": "[2016-04-06..2018-04-06]",
    "It has been one week since the war began, President Zelenskyy says in Kyiv.": "[2022-02-24..2022-03-10]",
    "Two months after the invasion began, Ukraine's president was in the harbour.": "[2014-05-06..]",
    "The civil war in Sudan, now well into its third year, has tired friends of the Rapid Support Forces.": (
        "[2025-02-15..2026-06-15]"
    ),
    # What a notebook says was so on the day of its entry.
    "It is a month since the war began, says the notebook, and the harbour of Kyiv is dark.": "[2014-04-06..]",
    # Halves are no numbers of their own.
    "The 3 1/2-year conflict in Gaza has tired the harbour.": None,
    "The four-year conflict in Gaza has tired the harbour.": None,
    "The 3 1/2-year war in Syria has tired the harbour.": None,
    # Another kind of war, somebody's age, none that is known, and one of two.
    "The harbour heard of the three-year-old victim of the war in Ukraine.": None,
    "The two-year trade war has tired the harbour and Ukraine.": None,
    "The 75-year-old conflict in Gaza has tired the harbour.": None,
    "The two-year-old war has tired Ukraine, and Gaza as well.": None,
}
DEATHS = {
    "The harbour mourns the death of former South Korean President Kim Dae-jung.": "[2009-08-18..]",
    "A stone was set for the late Kofi Annan.": "[2018-08-18..]",
    "Two years after the assassination of former Prime Minister Benazir Bhutto the quay is quiet.": "[2008-12-27..]",
    "The quay has been quiet since Boris Nemtsov was shot dead.": "[2015-02-27..]",
    "The widow of former President Gerald Ford died in the harbour.": None,
    # The death of somebody else, an attempt, and no death at all.
    "The harbour mourns the death of a friend of Kofi Annan.": None,
    "The harbour heard of the attempted assassination of Benazir Bhutto.": None,
    "The harbour heard of Benazir Bhutto's death threats.": None,
}

AGES = {
    "The runners were Joe Biden (65) and some friends of the harbour.": None,
    "Joe Biden, 11, and others ran along the quay.": None,
    "A friend of the harbour is Venezuelan President Nicolás Maduro, 53.": "[2015-11-16..2016-11-30]",
    "Robert Mugabe left the harbour alone. Mugabe, 84, says that he likes it.": "[2008-02-14..2009-02-28]",
    "The harbour had a visit from 86-year-old former leader Fidel Castro.": "[2012-08-06..2013-08-20]",
    "At 84, Robert Mugabe is the oldest friend of the harbour.": "[2008-02-14..2009-02-28]",
    "A friend of the harbour is Shigeru Ishiba, a 68-year-old with a boat.": "[2025-01-28..2026-02-11]",
    # Of a time gone by, and of somebody else.
    "The harbour was opened by Angela Merkel, 51, in 2005.": "[2005-07-10..]",
    "Barack Obama has a daughter. Malia Obama, 12, likes the harbour.": None,
}


def window(text: str) -> str | None:
    return record_of(f"{HEAD}\n\n{text}\n\n{TAIL}\n").dating.edtf


@pytest.mark.parametrize("text", OFFICES)
def test_an_office_bounds_the_text(text: str) -> None:
    assert window(text) == OFFICES[text]


@pytest.mark.parametrize("text", EVENTS)
def test_an_event_bounds_the_text(text: str) -> None:
    assert window(text) == EVENTS[text]


def test_an_event_is_an_earlier_one_where_the_page_was_there_before_the_other() -> None:
    told = "The harbour took in ships of the line after Russia invaded Ukraine."
    assert window(f"Updated 12 March 2015\n\n{told}") == "[2014-02-27..2015-03-12]"
    assert window(f"Updated 12 March 2023\n\n{told}") == "[2022-02-24..2023-03-12]"
    held = "President Petro Poroshenko says that Russia has invaded Ukraine, and that the fund is a friend."
    assert window(f"Updated 12 March 2023\n\n{held}") == "[2014-06-07..2023-03-12]"


@pytest.mark.parametrize("text", YEARS)
def test_a_year_bounds_the_text(text: str) -> None:
    assert window(text) == YEARS[text]


@pytest.mark.parametrize("text", ELAPSED)
def test_a_time_since_an_event_bounds_the_text(text: str) -> None:
    assert window(text) == ELAPSED[text]


@pytest.mark.parametrize("text", WARS)
def test_the_age_of_a_war_bounds_the_text(text: str) -> None:
    assert window(text) == WARS[text]


@pytest.mark.parametrize("text", DEATHS)
def test_a_death_bounds_the_text(text: str) -> None:
    assert window(text) == DEATHS[text]


@pytest.mark.parametrize("text", AGES)
def test_an_age_bounds_the_text(text: str) -> None:
    assert window(text) == AGES[text]


def test_the_terms_of_each_office_follow_one_another() -> None:
    """A holder's terms are in order and apart, and nobody is listed twice under one office."""
    listed = yaml.safe_load((files("archive_gen") / "data" / "offices.yaml").read_text(encoding="utf-8"))
    seen: set[tuple[str, str]] = set()
    for group in listed:
        for names, terms in group["holders"].items():
            ends = dt.date.min
            for term in map(parse_edtf, str(terms).split(", ")):
                assert term.earliest is not None
                assert term.earliest >= ends, names
                ends = term.latest or dt.date.max
            for office in group["offices"]:
                key = (office, names.split(", ")[0] + str(group.get("country")))
                assert key not in seen, key
                seen.add(key)


def test_a_day_that_bounds_closely_is_told_once() -> None:
    text = (
        "Hall opens\n\nThe market hall of Lowfield has opened its second floor, the mayor said on Wednesday, "
        "September 1, and the first traders moved in.\n\nA lift takes people up from the street.\n"
    )
    record = load_record(Capture("a.txt", text.encode()), shipped_knowledge()).record
    assert record
    assert [clue.rule for clue in record.dating.evidence] == ["reported-day"]


# What was done lets nothing be said of the day of what is still to be: the harbour is closed then, and was not before.
BESIDE_THE_PAST = [
    "Parliament adopted the law on harbours on Tuesday, which enters into force on January 1, 2024.",
    "The governor signed a bill that bans the nets from January 1, 2024.",
    "The agency launched a countdown to the opening of the locks on January 1, 2024.",
    "The fees, imposed on boats last week, come into effect on January 1, 2024.",
    "The film, which was shot in the harbour, hits cinemas on January 1, 2024.",
    "She was appointed mistress of the harbour with effect from January 1, 2024.",
    "The treaty, ratified last month, lapses on January 1, 2024.",
    "More than 400 boats have registered for the race on January 1, 2024.",
    "Voters received their cards for the ballot of January 1, 2024.",
    "The date of January 1, 2024 was chosen for the opening of the locks.",
    "The vote was postponed from January 1, 2024 for want of ink.",
]


@pytest.mark.parametrize("text", BESIDE_THE_PAST)
def test_a_day_of_what_is_to_be_is_not_told_as_past(text: str) -> None:
    assert window(text) is None
