"""Who one is and how one stands, told in short: codes, lists without units, what was before. Written from their meaning, before the
program was tried.

The entries are those of heard_lines.
"""

from tests.interview.heard_lines import A

ROLE = {"profile__role": "seller"}
CODES, MARKETS, ASEAN = "profile.platforms", "profile.destinations", "honesty.asean_markets"

TOLD_FACTS = [
    # codes and short names in a list of nothing else
    (CODES, "amzn, ebay and our shopify store", A(("amazon", "ebay", "own_site"))),
    (CODES, "amzn + wmt", A(("amazon", "walmart"))),
    (CODES, "shp and laz", A(("shopee", "lazada"))),
    (CODES, "etsy n amzn", A(("amazon", "etsy"))),
    (ASEAN, "sg and my", A(("malaysia", "singapore"))),
    (ASEAN, "my, th, vn", A(("thailand", "malaysia", "vietnam"))),
    (ASEAN, "only th", A(("thailand",))),
    (ASEAN, "sg/my/vn", A(("malaysia", "singapore", "vietnam"))),
    (ASEAN, "my main one is thailand", A(("thailand",))),
    (MARKETS, "uk, de, fr and jp", A(("eu", "uk", "other"))),
    (MARKETS, "us and ca", A(("us", "other"))),
    # what is now, and what was
    ("amazon_health_rating", "its at 246, was 900 before the hijacker mess", A(246.0)),
    ("amazon_health_rating", "used to be 900, it's 310 now", A(310.0)),
    ("amazon_health_rating", "412, down from 800", A(412.0)),
    ("amazon_health_rating", "现在246，之前有900", A(246.0)),
    ("average_review", "4.3, it was 4.7 last year", A(4.3)),
    ("late_shipment_rate", "2.1% now, was 5% before we changed the warehouse", A(0.021)),
    ("average_review", "四星七", A(4.7)),
    ("average_review", "4星半", A(4.5)),
    # lists of shares, some without their sign
    (
        "order_defect_rate",
        "ODR 0.4%, late 1.9, cancel 0.6, tracking 98.7",
        A(0.004, late_shipment_rate=0.019, cancel_rate=0.006, valid_tracking_rate=0.987),
    ),
    ("praise_rate", "96% good, 2% bad, avg 4.6", A(0.96, bad_review_rate=0.02, average_review=4.6)),
    ("praise_rate", "97%, avg stars 4.7", A(0.97, average_review=4.7)),
    (
        None,
        "logistics company, on time 91 percent, lost or broken 0.7",
        A(None, profile__role="logistics_partner", role_logistics__on_time_share=0.91, role_logistics__loss_damage_share=0.007),
    ),
    (
        None,
        "我们是物流公司，准时率95%，丢损0.4",
        A(None, profile__role="logistics_partner", role_logistics__on_time_share=0.95, role_logistics__loss_damage_share=0.004),
    ),
    # who one is
    (
        None,
        "licensed payment institution, 60 staff, 8 of them trained in FX",
        A(None, profile__role="payment_institution", profile__staff="many", role_payment__fx_staff=8),
    ),
    ("profile.role", "我们是支付机构不是卖家，外汇这块有十五个人持证", A("payment_institution", role_payment__fx_staff=15)),
    ("profile.collection", "b2b clients send T/T", A(("bank_transfer",))),
    ("profile.collection", "our wholesale customers wire it to our bank", A(("bank_transfer",))),
    ("profile.registered_china", "yes, registered in Hangzhou and in the zone there since 2018", A(True, profile__pilot_zone="hangzhou")),
    ("profile.registered_china", "yes, registered in Zhengzhou, in the pilot zone too", A(True, profile__pilot_zone="zhengzhou")),
    (
        None,
        "I make cork handbags, sell on etsy to the US",
        A(None, **ROLE, profile__platforms=("etsy",), profile__destinations=("us",), profile__goods=("textiles",)),
    ),
    (
        None,
        "we run 2 tiktok shops in thailand",
        A(None, **ROLE, profile__platforms=("tiktok_shop",), profile__destinations=("other_asean",), honesty__asean_markets=("thailand",)),
    ),
    (
        None,
        "we're a small company selling toys to France on Amazon",
        A(None, **ROLE, profile__platforms=("amazon",), profile__destinations=("eu",), profile__goods=("children",)),
    ),
    ("profile.destinations", "英国和美国，欧盟去年停了，现在不发", A(("us", "uk"))),
    ("profile.pilot_zone", "郑州的，在经开保税中心那边", A("zhengzhou")),
    ("profile.business_model", "买家都是消费者，走9610，偶尔备海外仓9810", A("b2c", profile__customs_modes=("mode_9610", "mode_9810"))),
]
