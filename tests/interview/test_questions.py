"""Which lines read like a question, with and without a question mark, in both languages."""

import pytest

from assistant.interview.questions import asks
from assistant.interview.words.plain import plain

ASKED = """
which courier is cheapest to Chile
which box sizes does DHL take
what colour sells best in spring
how fast must I answer on eBay
how heavy can a parcel to Japan be
how often do you update the rules
for how long do we keep customs papers
since when does Temu want that
below what score do they close the shop
until when can a buyer send it back
in which countries is this law in force
to whom do I report a breach
at what rate does a shop lose its badge
with which bank are payouts safest
am i allowed to reuse the old label
are we obliged to hire a lawyer
drop test - what is that
our shop got a strike, how do we appeal
I read about DAC7, what does it want from me
the broker asked for an EORI, do I need one
whats the difference between DDP and DAP
wheres the form for that
hows the grade made up
who pays when customs opens a parcel
who is liable for a burnt charger
why can't I ship on a Sunday label
so can a friend in Ohio be my agent
ok and what about batteries
is there a limit on refunds
isn't that illegal
quick one: how do I read the table
今天热不热
明天下不下雨
现在买金子合适不
这种标签还能用不
找朋友代收算不算违规
这样做行不行
要交多少罚款
几天之内必须回复
什么叫一单到底
退货期从哪天算起
谁来承担清关费
存了没
刚才那条记下来了没有
能否用手写的标签
可否由代理签字
何时开始执行
为何要备案
咋申诉
责任人找谁当比较好
请问在哪里看
备案号是不是必须的
有没有最低单量
DDP和DAP有什么区别
平台罚了我们，怎么申诉
how get I my deposit back
how makes one a proper invoice
how find we a testing lab
are Temu and Shein going to merge
are sellers allowed to do that
can sellers see who complained
do buyers notice
does Etsy punish that
which lawyer for trade matters is good
which cafe at the airport is open on Sundays
what papers for a shipment to Norway do I need
tell me who signs it
explain the green channel
I would like to know where the grade comes from
could you tell me what a recall costs
我想知道谁来判
求科普海关编码
请教一下退税
抢不抢得到舱位
现在几块一公斤
"""

SAID = """
what we ship is all tracked
what they send us gets weighed twice
how we do it: ten parcels a day
when a parcel is stuck we open a ticket
where possible we use rail
who checks it depends on the shift, mostly Li
which is why we stopped
whatever the forwarder picks
whenever it is full
is done by the warehouse
are checked every Monday
has been in place for years
will be ready in March
can be traced by lot
do it weekly
does not happen
had one once, in 2021
we don't know what lowers it
I have no idea how they do that
not sure which one it is, the agent knows
depends on what the buyer wants
nobody told us what to write there
the factory decides how it is packed
we tell them when it is late
in which case we refund
from what I know, none
for what it's worth, yes
at which point we call the client
since when they changed it we ship by rail
if it is broken we send a new one
没有什么要求
没什么特别的
什么都不查
谁都能登录
多少有一点
到账多少报多少
卖什么就写什么
怎么报我们不清楚
钱去哪了真说不清
用什么代码我也不晓得
没规定几天
没说什么时候要查
客户要啥发啥
没有没有，我们不干这种事
绝不
从不
几乎不
时不时抽一下
动不动就停电
差不多九成
好几个人管
不管谁来都要登记
随便哪家便宜用哪家
SNI什么的都齐
不知道多久查一次
有几个月没查了
没人说得清是谁的责任
can discuss it with the boss
is always packed twice
are as good as new
does nothing
will process it next week
how carefully we look depends on the goods
how strict we are is up to the customer
how it works with us: one box, one label
I would like to keep it so
we tell them what is missing
we explain it to the drivers
我想应该有
我要了合同的
"""


@pytest.mark.parametrize("line", ASKED.strip().splitlines())
def test_a_line_that_asks_is_a_question_without_its_mark_too(line):
    assert asks(plain(line))


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_a_statement_with_the_words_of_a_question_asks_nothing(line):
    assert not asks(plain(line))


@pytest.mark.parametrize("line", ["97%?", "we do?", "有？"])
def test_the_mark_alone_makes_a_question(line):
    assert asks(plain(line))
