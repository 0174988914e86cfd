"""The raw material of Chinese names, firms and places."""

from typing import NamedTuple

SURNAMES = (
    *"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤",
    *("欧阳", "上官", "司马", "诸葛", "令狐", "慕容"),
)
"""The commonest first."""
MEN = tuple(
    "伟强磊军洋勇杰涛明超刚平建国文志海鹏飞浩宇轩子思远泽俊凯乐晨斌鑫森峰松云辉波安宁德福庆祥东升博睿林华龙辰翔健彬毅康荣贵根生成才宏达亮光学良立新民永兴胜利振中正大业有义仁礼信诚守敬恒瑞启航哲瀚楠梓豪佑"
)
WOMEN = tuple(
    "芳娜敏静丽艳娟秀霞英玉兰红梅婷雪琳佳欣怡晓春燕玲凤琴莹慧颖晴岚薇妍梓涵瑶嘉墨雨桂华文明洁倩云莲真环雁彩春菊勤珍贞莉媛素菲荷卿聪澜纯毓悦昭冰爽茵羽希宁飘育滢馥筠柔竹霭凝晴思诗彤若萱可馨语桐"
)
BRAND_FIRST = tuple("晨恒瑞华嘉鼎宏天正永博金锦海明远东南中新星联泰和盛通达安康富民众合万亿国")
BRAND_LAST = tuple("光通丰盛禾新远成和泰雅源绣川亨利润德兴隆昌茂顺祥裕诚信立业腾飞宇宙创")
TRADES = (
    ("贸易", "Trading"),
    ("科技", "Technology"),
    ("实业", "Industrial"),
    ("物流", "Logistics"),
    ("餐饮", "Catering"),
    ("建设", "Construction"),
    ("纺织", "Textile"),
    ("电子", "Electronics"),
    ("食品", "Foods"),
    ("机械", "Machinery"),
    ("文化传媒", "Media"),
    ("医药", "Pharmaceutical"),
    ("物业管理", "Property Management"),
    ("汽车销售服务", "Motor Services"),
)
TAILS = (("有限公司", "Co., Ltd."), ("股份有限公司", "Corporation"), ("集团有限公司", "Group Co., Ltd."))
STREETS = (
    *("人民路", "中山路", "解放路", "建设路", "和平路", "新华路", "文化路", "长江路", "滨江大道", "学院路"),
    *("朝阳街", "胜利街", "青年路", "友谊路", "迎宾大道", "湖滨路", "花园路", "科技路", "东风路", "环城北路"),
)


class City(NamedTuple):
    name: str
    latin: str
    area: str
    """Area code of its telephones, without the zero."""
    region: str
    """First four digits of the certificate numbers given there, and of the branch codes."""


CITIES = (
    City("上海", "Shanghai", "21", "3101"),
    City("北京", "Beijing", "10", "1101"),
    City("广州", "Guangzhou", "20", "4401"),
    City("深圳", "Shenzhen", "755", "4403"),
    City("杭州", "Hangzhou", "571", "3301"),
    City("南京", "Nanjing", "25", "3201"),
    City("苏州", "Suzhou", "512", "3205"),
    City("成都", "Chengdu", "28", "5101"),
    City("武汉", "Wuhan", "27", "4201"),
    City("西安", "Xi'an", "29", "6101"),
    City("厦门", "Xiamen", "592", "3502"),
    City("青岛", "Qingdao", "532", "3702"),
    City("重庆", "Chongqing", "23", "5001"),
    City("天津", "Tianjin", "22", "1201"),
    City("宁波", "Ningbo", "574", "3302"),
    City("长沙", "Changsha", "731", "4301"),
    City("郑州", "Zhengzhou", "371", "4101"),
    City("济南", "Jinan", "531", "3701"),
    City("福州", "Fuzhou", "591", "3501"),
    City("合肥", "Hefei", "551", "3401"),
    City("沈阳", "Shenyang", "24", "2101"),
    City("大连", "Dalian", "411", "2102"),
    City("昆明", "Kunming", "871", "5301"),
    City("南昌", "Nanchang", "791", "3601"),
    City("哈尔滨", "Harbin", "451", "2301"),
    City("贵阳", "Guiyang", "851", "5201"),
    City("南宁", "Nanning", "771", "4501"),
    City("长春", "Changchun", "431", "2201"),
    City("海口", "Haikou", "898", "4601"),
    City("乌鲁木齐", "Urumqi", "991", "6501"),
)
"""The largest of the bank first."""
HONG_KONG = City("香港", "Hong Kong", "", "8100")
